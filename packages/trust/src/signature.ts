import { X509Certificate } from "node:crypto";

const known = new Map<string, boolean>();

/** True where one certificate names another as its issuer, and that one's key verifies its signature. Both in PEM. */
export function isSignedBy(pem: string, issuer: string): boolean {
  const key = `${pem}${issuer}`;
  const found = known.get(key) ?? verify(new X509Certificate(pem), new X509Certificate(issuer));
  known.set(key, found);
  return found;
}

function verify(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key of a kind that Node does not know
  }
}
