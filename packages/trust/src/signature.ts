import { X509Certificate } from "node:crypto";
import { certificateFacts } from "./certificate.ts";

const known = new Map<string, boolean>();

/**
 * True where one certificate names another as its issuer, in the same bytes, and that one's key verifies its signature. Both in PEM.
 * OpenSSL and Envoy compare what the names say, Go what is written: with a name in another encoding istiod does not start.
 */
export function isSignedBy(pem: string, issuer: string): boolean {
  const key = `${pem}${issuer}`;
  const found =
    known.get(key) ?? (isNamed(pem, issuer) && verify(new X509Certificate(pem), new X509Certificate(issuer)));
  known.set(key, found);
  return found;
}

const isNamed = (pem: string, issuer: string): boolean =>
  certificateFacts(pem).encodedNames.issuer === certificateFacts(issuer).encodedNames.subject;

function verify(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key of a kind that Node does not know
  }
}
