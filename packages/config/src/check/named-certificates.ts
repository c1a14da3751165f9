import type { CertificateFile } from "../read/certificates.ts";
import type { PemCertificate } from "../read/pem.ts";

export interface NamedCertificate {
  readonly file: CertificateFile;
  readonly certificate: PemCertificate;
  /** How a message calls it. */
  readonly title: string;
}

/** The certificates of a file, each with its name. */
export const named = (file: CertificateFile): readonly NamedCertificate[] =>
  file.certificates.map((certificate, index, { length }) => ({
    file,
    certificate,
    title: `${length === 1 ? "The certificate" : `Certificate ${index + 1}`} of ${file.file} (${certificate.subject})`,
  }));
