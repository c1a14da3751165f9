import { instant } from "@meshwright/model";
import type { CaCertificate } from "@meshwright/model";
import { certificateFacts } from "../certificate.ts";
import { keyText } from "./key-text.ts";

/** One CA certificate, for reports. */
export interface CertificatePicture {
  /** SHA-256 of the DER, lower-case hex without colons. */
  readonly fingerprint: string;
  /** In one line. */
  readonly subject: string;
  /** The file it was read from. */
  readonly file: string;
  readonly key: string;
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  /** RFC 3339, UTC. */
  readonly notAfter: string;
  /** Days of the calendar from the day of the picture to that of its end; negative after that. */
  readonly daysLeft: number;
}

const day = 24 * 3600 * 1000;

const dayNumber = (date: Date): number => Math.floor(date.getTime() / day);

/** Days of the calendar, in UTC, from one moment to another. */
export const daysBetween = (from: Date, to: Date): number => dayNumber(to) - dayNumber(from);

export function certificatePicture({ pem, file }: CaCertificate, at: Date): CertificatePicture {
  const { fingerprint, subject, publicKey, notBefore, notAfter } = certificateFacts(pem);
  return {
    fingerprint,
    subject,
    file,
    key: keyText(publicKey),
    notBefore: instant(notBefore),
    notAfter: instant(notAfter),
    daysLeft: daysBetween(at, notAfter),
  };
}
