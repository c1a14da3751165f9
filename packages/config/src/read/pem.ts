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
  /** Bytes of the DER. */
  readonly size: number;
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

/** Labels of the blocks that hold a certificate; the second is what very old tools write. */
const labels: ReadonlySet<string> = new Set(["CERTIFICATE", "X509 CERTIFICATE"]);

/** What else is found in files that should hold certificates. */
const others = new Map([
  [
    "TRUSTED CERTIFICATE",
    "it holds a certificate in a format of OpenSSL's own (TRUSTED CERTIFICATE): openssl x509 -in <file> -out <file>.pem",
  ],
  ["CERTIFICATE REQUEST", "it holds a request for a certificate, which a CA has yet to sign"],
  ["NEW CERTIFICATE REQUEST", "it holds a request for a certificate, which a CA has yet to sign"],
  ["X509 CRL", "it holds a list of revoked certificates, and no certificate"],
  ["PKCS7", "it holds PKCS #7: openssl pkcs7 -print_certs -in <file> -out <file>.pem"],
  ["CMS", "it holds PKCS #7: openssl pkcs7 -print_certs -in <file> -out <file>.pem"],
  ["PUBLIC KEY", "it holds a public key, and no certificate"],
]);

const labelsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g), ([, label = ""]) => label);

/** The labels of the blocks of a PEM text that hold no certificate. */
export const otherBlocksIn = (text: string): readonly string[] => [
  ...new Set(labelsIn(text).filter((label) => !labels.has(label))),
];

function parseAll(text: string): readonly PemCertificate[] | string {
  const found = labelsIn(text);
  const starts = found.filter((label) => labels.has(label));
  const blocks = text.match(/-----BEGIN (X509 )?CERTIFICATE-----[^-]*-----END (X509 )?CERTIFICATE-----/g) ?? [];
  const [other] = found.flatMap((label) => others.get(label) ?? []);
  if (found.includes("TRUSTED CERTIFICATE") || starts.length === 0) return other ?? "it holds no certificate in PEM";
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
      size: certificate.raw.length,
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
