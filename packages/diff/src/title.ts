import { inFirst, foldedPlace } from "./folding/in-first.ts";
import type { FoldedEffect, Report } from "./report.ts";
import { tellingRank } from "./telling.ts";

/** A sentence that is longer loses what stands in parentheses; one that is longer still, what follows a colon. */
const long = 90;
const longest = 160;
const newFindings = "new-findings";

/** Rules that say what follows from something else. */
const following = new Set([
  "access-changed",
  "delivery-changed",
  "objects-added",
  "objects-removed",
  "only-metadata",
  "order-changed",
  "unjudged",
]);

const follows = ({ one: { rule } }: FoldedEffect): number => Number(following.has(rule));

/** What it is about: of the worst risk, or, where nobody must confirm, of any; of one rule, what it says of most objects. */
function mostTelling(all: readonly FoldedEffect[]): FoldedEffect | undefined {
  // What the checks find follows from what is done, which says more.
  const done = all.filter(({ one }) => one.rule !== newFindings);
  const effects = done.length === 0 ? all : done;
  const [worst] = effects;
  const own = effects.filter(({ one }) => one.risk === worst?.one.risk);
  const isOnlyFollowing = worst?.one.risk !== "stop" && own.every(({ one }) => following.has(one.rule));
  const [first] = (isOnlyFollowing ? effects : own).toSorted(
    (left, right) =>
      follows(left) - follows(right) ||
      tellingRank(left) - tellingRank(right) ||
      right.one.causes.length - left.one.causes.length,
  );
  return first;
}

/** What happens, in one sentence: the most telling effect, where, what restarts, and how much more there is. */
export function titleOf({
  effects,
  clusters,
  counts,
  unread,
}: Pick<Report, "effects" | "clusters" | "counts" | "unread">): string {
  const first = mostTelling(effects);
  if (first === undefined)
    return counts.added + counts.removed + counts.changed + counts.files === 0
      ? unread.length === 0
        ? "Nothing differs"
        : "Nothing differs in what could be compared"
      : "What differs does nothing to the mesh";
  const isFound = first !== effects[0] && effects[0]?.one.rule === newFindings;
  const found = isFound ? "; the checks find something new" : "";
  const others = effects.length - (isFound ? 2 : 1);
  const more = others <= 0 ? "" : `; and ${others} other ${others === 1 ? "effect" : "effects"}`;
  const what = sentence(first);
  const restarts = what.includes("restart") ? "" : `; ${restartsText(effects)}`;
  return `${what}${placeOf(first, what, clusters)}${restarts}${found}${more}`;
}

/** Its first sentence, without the full stop, as the first cluster has it. */
function sentence(effect: FoldedEffect): string {
  const { says } = inFirst(effect);
  const first = firstSentence(says);
  const whole = first.replaceAll(/\s+/g, " ").trim();
  const shorter = whole.length > long ? whole.replaceAll(/ \([^()]*\)/g, "") : whole;
  return shorter.length > longest ? (/^.{20,}?(?=[:;] )/.exec(shorter)?.[0] ?? shorter) : shorter;
}

const firstSentence = (text: string): string => /^.*?(?=\.(?:\s|$))/s.exec(text)?.[0] ?? text;

function placeOf(effect: FoldedEffect, what: string, clusters: readonly string[]): string {
  const [cluster = ""] = effect.clusters;
  const isSaid = effect.clusters.length === 1 && (what.includes(cluster) || !clusters.includes(cluster));
  const place = foldedPlace(effect, clusters, firstSentence(effect.one.says));
  if (place.includes(" (the same ") && what.includes(cluster)) return place.slice(place.indexOf(" (the same "));
  return isSaid ? "" : what.includes(":") ? ` (${place})` : ` in ${place}`;
}

function restartsText(effects: readonly FoldedEffect[]): string {
  const restarting = effects.filter(({ one }) => (one.restarts ?? []).length > 0);
  const workloads = new Set(
    restarting.flatMap(({ one, clusters }) =>
      (one.restarts ?? []).flatMap((name) => clusters.map((at) => `${at} ${name}`)),
    ),
  );
  if (workloads.size === 0) return "nothing restarts";
  const [only] = restarting.flatMap(({ one }) => one.restarts ?? []);
  return workloads.size === 1 ? `${only} restarts` : `${workloads.size} workloads restart`;
}
