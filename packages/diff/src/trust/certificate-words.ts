import type { CertificateFacts } from "@meshwright/trust";
import { dayText } from "@meshwright/model";
import type { CertificateChange } from "../effect.ts";

/** A certificate as a report holds it. */
export const changeOf = (
  how: CertificateChange["how"],
  role: string,
  { subject, issuer, fingerprint, notBefore, notAfter }: CertificateFacts,
): CertificateChange => ({
  how,
  role,
  subject,
  issuer,
  fingerprint: (fingerprint.match(/../g) ?? []).join(":").toUpperCase(),
  notBefore: moment(notBefore),
  notAfter: moment(notAfter),
});

/** A certificate may hold a moment that no calendar has. */
const moment = (date: Date): string => (Number.isNaN(date.getTime()) ? "unknown" : date.toISOString());

/** `Harbour Root 2027 (fingerprint 9C:95:30:42…, until 2046-01-01)`. */
export function shortly({ subject, fingerprint, notAfter }: CertificateFacts): string {
  const name = /(?:^|, )CN=([^,]+)/.exec(subject)?.[1] ?? (subject || "a certificate without a name");
  const start = (fingerprint.slice(0, 8).match(/../g) ?? []).join(":").toUpperCase();
  return `${name} (fingerprint ${start}…, until ${Number.isNaN(notAfter.getTime()) ? "an unknown day" : dayText(notAfter)})`;
}
