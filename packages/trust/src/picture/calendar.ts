import { instant } from "@meshwright/model";
import { certificateFacts } from "../certificate.ts";
import type { TrustFleet } from "../authority.ts";
import type { TrustEvent } from "../events.ts";
import { trustEvents } from "../events.ts";
import { daysBetween } from "./certificate-picture.ts";

/** One day on which something changes. */
export interface CalendarDay {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Days of the calendar from today; negative for what has happened. */
  readonly inDays: number;
  readonly what: TrustEvent["what"];
  readonly role: TrustEvent["role"];
  readonly fingerprint: string;
  readonly subject: string;
  readonly file: string;
  readonly clusters: readonly string[];
  readonly breaks: Breaks;
}

/**
 * What fails from then on: the calls of `workloads`, the `renewals` of their intermediates, or `renders`, which refuse a root that has
 * ended where a peer signs under it, or under another of its name.
 */
export type Breaks = "workloads" | "renewals" | "renders" | "nothing";

function breaksOf({ what, breaks, refused }: TrustEvent): Breaks {
  if (what === "outlived") return breaks ? "renewals" : "nothing";
  if (what !== "ends") return "nothing";
  if (breaks) return "workloads";
  return refused ? "renders" : "nothing";
}

/** What is still to come after today, and what has broken something already, in the order of time. */
export function calendarOf(fleet: TrustFleet, today: Date): readonly CalendarDay[] {
  return trustEvents(fleet)
    .map((event) => ({ ...event, breaks: breaksOf(event) }))
    .filter(({ at, breaks }) => at > today || breaks !== "nothing")
    .map(({ at, certificate, what, role, clusters, breaks }) => ({
      at: instant(at),
      inDays: daysBetween(today, at),
      what,
      role,
      fingerprint: certificate.fingerprint,
      subject: certificateFacts(certificate.pem).subject,
      file: certificate.file,
      clusters,
      breaks,
    }));
}
