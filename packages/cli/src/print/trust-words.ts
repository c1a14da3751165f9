import type { AuthorityPicture, Breaks, CalendarDay, TrustPicture, Unchecked } from "@meshwright/trust";
import { durationText } from "@meshwright/trust";
import type { TrustReport } from "../trust-report.ts";
import { counted } from "./counted.ts";
import { mostNamed, someText } from "./some-text.ts";

const mostMissing = 3;

/** Clusters as a report calls them: all, all but some, some by name, or none. */
export function clustersText(names: readonly string[], { peerGroups }: Pick<TrustPicture, "peerGroups">): string {
  if (names.length === 0) return "none";
  const all = peerGroups.flatMap(({ clusters }) => clusters);
  if (names.length === all.length && all.length > 1) return `all ${all.length} clusters`;
  if (names.length <= mostNamed) return names.join(", ");
  const named = new Set(names);
  const missing = all.filter((name) => !named.has(name));
  return missing.length <= mostMissing ? `all clusters but ${missing.join(", ")}` : someText(names);
}

/** Who has a CA: by count and group where it is the mesh's, each by name where it is not. */
export function holdersText({ saidBy, clusters, peerGroups }: AuthorityPicture, picture: TrustPicture): string {
  if (saidBy === "cluster") return `${clusters.join(", ")}: other than the mesh`;
  if (clusters.length <= mostNamed) return `${clustersText(clusters, picture)}: the mesh's CA`;
  return `${clusters.length} clusters in ${someText(peerGroups)}: the mesh's CA`;
}

export const dayOf = (instant: string): string => instant.slice(0, 10);

/** `in 90 days`, `today`, `3 days ago`. */
export function inDaysText(days: number): string {
  if (days === 0) return "today";
  return days < 0 ? `${counted(-days, "day")} ago` : `in ${counted(days, "day")}`;
}

/** `90 days left`, `the last day`, `ended 3 days ago`. */
export function leftText(days: number): string {
  if (days === 0) return "the last day";
  return days < 0 ? `ended ${counted(-days, "day")} ago` : `${counted(days, "day")} left`;
}

/** `2160h (90 days)`; days where they are whole. */
export function spanText(seconds: number): string {
  const days = seconds / (24 * 3600);
  return `${durationText(seconds)}${Number.isInteger(days) && days > 1 ? ` (${days} days)` : ""}`;
}

const calendarWords = {
  begins: { nothing: "becomes valid" },
  warning: { nothing: "is near its end from here on" },
  outlived: {
    renewals: "the issuer refuses new intermediates, which would outlive it",
    nothing: "new intermediates would outlive it",
  },
  ends: {
    workloads: "ends, and with it everything below",
    renders: "ends; a render refuses it, for a peer signs under it or under another of its name",
    nothing: "ends; nobody signs under it",
  },
} as const satisfies Readonly<Record<CalendarDay["what"], Partial<Record<Breaks, string>>>>;

/** What happens on a day of the calendar, to which certificate. */
export function eventText({ what, role, file, breaks }: CalendarDay): string {
  const words: Partial<Record<Breaks, string>> = calendarWords[what];
  return `${role === "root" ? "root" : "CA"} ${file}: ${words[breaks] ?? words.nothing ?? what}`;
}

/** The cell of what fails; empty where nothing does. */
export const breaksText = ({ breaks }: CalendarDay): string => (breaks === "nothing" ? "" : breaks);

/** In the place of a calendar without a day. */
export const noDays = "No certificate of the fleet ends on a day that is known.";

/** In the place of roots, where the issuer alone has one. */
export const noRoots = "No file of the fleet holds a root.";

const uncheckedWords: Readonly<Record<Unchecked["what"], string>> = {
  "chain-not-given":
    "no CAs are named between root and intermediates (chain), so the root is taken to sign them itself: a CA in between can be too short in its path, constrained, or expire unseen",
  "issuer-not-asked":
    "what the issuer holds is not in git: that it signs under the root that is named here is taken from the fleet",
  "signs-ca-by-template": "a template of the service decides whether it signs a CA, and with which path length",
  "declared-capabilities": "what the issuer can do is what the fleet says of it",
  "signing-root-unknown": "no file of the fleet holds the root that the issuer signs under",
  "ca-crt-unknown": "what the issuer puts into ca.crt depends on what the service hands back",
  "beyond-its-ca-unknown": "it is not known what the issuer makes of an intermediate that would outlive its CA",
  "lifetimes-unknown": "it is not known how long a lifetime the issuer grants",
  "running-clusters":
    "this is what the fleet says; what runs is told by the alerts (docs/alerts.md) and the verification jobs",
};

export const uncheckedText = ({ what }: Unchecked): string => uncheckedWords[what];

export const issuerText = ({ issuer }: AuthorityPicture): string => `${issuer.kind}, ${issuer.name}`;

export const cacertsText = ({ cacerts }: AuthorityPicture): string =>
  cacerts === "assembled"
    ? "assembled from the intermediate and the roots of the fleet"
    : "written by cert-manager; its root is the issuer's ca.crt";

export const renewalText = ({ intermediate }: AuthorityPicture): string =>
  `lives ${spanText(intermediate.duration)}; renewed ${spanText(intermediate.renewedAfter)} after it was issued, ${spanText(intermediate.renewBefore)} before its end`;

/** From the root down to the workloads. */
export function chainText(
  { chain, signingRoot, workloadCertificateTTL }: AuthorityPicture,
  { roots }: TrustPicture,
): string {
  const root = roots.find(({ fingerprint }) => fingerprint === signingRoot);
  const above = [root?.file ?? "a root that no file holds", ...chain.toReversed().map(({ file }) => file)];
  return [...above, "intermediate", `workloads (${durationText(workloadCertificateTTL)} at most)`].join(" → ");
}

/** Two lines: does it hold on that day, and what fails first. */
export function headlines({ picture, isAhead, fails }: TrustReport): readonly [verdict: string, first: string] {
  const day = dayOf(picture.at);
  const holds = `Every peer accepts every other's workloads on ${day}.`;
  const verdict = fails ? (isAhead ? `Something fails on ${day}.` : "Something fails now.") : holds;
  const { firstFailure: first } = picture;
  if (first === undefined) return [verdict, "No day is known on which a certificate of this would fail."];
  const said =
    first.inDays < 0 ? "Failing since" : fails && first.at > picture.at ? "And the first to end:" : "First to fail:";
  return [verdict, `${said} ${dayOf(first.at)}, ${inDaysText(first.inDays)}: ${eventText(first)}.`];
}
