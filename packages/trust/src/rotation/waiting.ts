import { dayText } from "@meshwright/model";
import { assembly } from "../assembly.ts";
import type { IssuerWords } from "./authority-words.ts";

const day = 24 * 3600;

export interface Waiting {
  /** Longest lifetime of a workload's certificate, seconds. */
  readonly workloadCertificateTTL: number;
  /** Seconds. */
  readonly clockSkew: number;
  /** Longest time until a routine renewal of an intermediate, seconds. */
  readonly renewal: number;
  /** True where cert-manager does not notice that the issuer has changed, and asks at the next renewal only. */
  readonly atRenewal: boolean;
}

/** How long after `sign` something of the old root may still be alive, seconds. */
export const waitingTime = ({ workloadCertificateTTL, clockSkew, renewal, atRenewal }: Waiting): number =>
  workloadCertificateTTL + clockSkew + assembly + (atRenewal ? renewal : 0);

/** The first day of which every hour is late enough, counted from the end of the day of `sign`. */
export function untilDay(signed: string, waiting: Waiting): string {
  const end = Date.parse(`${signed}T00:00:00Z`) / 1000 + day + waitingTime(waiting);
  return dayText(new Date(Math.ceil(end / day) * day * 1000));
}

/**
 * True where cert-manager asks for a new intermediate only at the next renewal: meshwright names the issuers that it renders
 * after their root, but an external issuer has the name that it has.
 */
export function isNoticedAtRenewal(before: IssuerWords | undefined, after: IssuerWords | undefined): boolean {
  if (after?.kind !== "external") return false;
  return reference(before) === reference(after);
}

/** What a Certificate calls an external issuer by; what is declared of it does not count. */
const reference = (issuer: IssuerWords | undefined): string =>
  JSON.stringify([issuer?.kind, issuer?.["apiVersion"], issuer?.["issuerKind"], issuer?.["name"]]);
