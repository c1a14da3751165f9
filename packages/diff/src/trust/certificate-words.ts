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
  subject: inOrder(subject),
  issuer: inOrder(issuer),
  fingerprint: withColons(fingerprint),
  notBefore: moment(notBefore),
  notAfter: moment(notAfter),
});

/** As openssl prints it. */
export const withColons = (fingerprint: string): string => (fingerprint.match(/../g) ?? []).join(":").toUpperCase();

const order = ["CN", "OU", "O", "L", "ST", "C"];

/** CAs write the parts of a name in one order or in its reverse: shown in one, so that two names can be compared by eye. */
export function inOrder(name: string): string {
  const rank = (part: string): number => {
    const found = order.indexOf(part.split("=")[0] ?? "");
    return found < 0 ? order.length : found;
  };
  return name
    .split(/(?<!\\), (?=[A-Za-z0-9.]+=)/)
    .toSorted((left, right) => rank(left) - rank(right))
    .join(", ");
}

/** A certificate may hold a moment that no calendar has. */
const moment = (date: Date): string => (Number.isNaN(date.getTime()) ? "unknown" : date.toISOString());

const commonName = (subject: string): string | undefined => /(?:^|, )CN=([^,]+)/.exec(subject)?.[1];

/** `Harbour Root 2027 (fingerprint 9C:95:30:42…, until 2046-01-01)`. */
export function shortly({ subject, fingerprint, notAfter }: CertificateFacts): string {
  const name = commonName(subject) ?? (subject || "a certificate without a name");
  return `${name} (fingerprint ${withColons(fingerprint.slice(0, 8))}…, until ${Number.isNaN(notAfter.getTime()) ? "an unknown day" : dayText(notAfter)})`;
}

/** `9C:95:… (Harbour Root 2027)`, all of it: what somebody compares with. */
export function wholly({ subject, fingerprint }: CertificateFacts): string {
  const name = commonName(subject);
  return `${withColons(fingerprint)}${name === undefined ? "" : ` (${name})`}`;
}
