import { X509Certificate } from "node:crypto";

/** One certificate of a PEM text. */
export interface PemCertificate {
  /** Normalised: one block, LF line ends, nothing around it. */
  readonly pem: string;
  readonly subject: string;
  /** SHA-256 of the DER, lower-case hex without colons. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isCa: boolean;
  readonly isSelfSigned: boolean;
}

/** The CA of a cluster is asked for when it is checked and when it is used. */
const known = new Map<string, readonly PemCertificate[] | string>();

/** The certificates of a PEM text, whatever stands around them; a string says why there are none. */
export function certificatesIn(text: string): readonly PemCertificate[] | string {
  const found = known.get(text) ?? parseAll(text);
  known.set(text, found);
  return found;
}

function parseAll(text: string): readonly PemCertificate[] | string {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const starts = text.match(/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/g) ?? [];
  if (starts.length === 0) return "it holds no certificate in PEM";
  if (starts.length !== blocks.length) return "a block BEGIN CERTIFICATE is not complete";
  const certificates = blocks.map(parse);
  const bad = certificates.indexOf(undefined);
  if (bad >= 0) return `certificate ${bad + 1} cannot be decoded`;
  return certificates.filter((certificate) => certificate !== undefined);
}

function parse(block: string): PemCertificate | undefined {
  try {
    const certificate = new X509Certificate(block);
    return {
      pem: certificate.toString().trimEnd().concat("\n"),
      subject: certificate.subject.split("\n").join(", "),
      fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
      notBefore: certificate.validFromDate,
      notAfter: certificate.validToDate,
      isCa: certificate.ca,
      // Verifying takes as long as all the rest, and only of roots somebody asks.
      get isSelfSigned() {
        return isSelfSigned(certificate);
      },
    };
  } catch {
    return undefined;
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    return false; // a key of a kind that Node does not know
  }
}
