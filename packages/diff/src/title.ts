import { inFirst, foldedPlace } from "./folding/in-first.ts";
import type { FoldedEffect, Report } from "./report.ts";
import { rules } from "./rules.ts";
import { tellingRank } from "./telling.ts";
import { unjudged } from "./unjudged.ts";

/** A sentence that is longer loses what stands in parentheses; one that is longer still, what follows a colon. */
const long = 90;
const longest = 160;
const newFindings = "new-findings";
const editedByHand = "edited-by-hand";

const byName = new Map([...rules, unjudged].map((rule) => [rule.name, rule]));
const isFollowing = ({ one }: FoldedEffect): boolean => byName.get(one.rule)?.isFollowing === true;
const mayRestart = ({ one }: FoldedEffect): boolean => byName.get(one.rule)?.mayRestart === true;

/** What it is about: of the worst risk, or, where nobody must confirm, of any; of one rule, what it says of most objects. */
function mostTelling(all: readonly FoldedEffect[]): FoldedEffect | undefined {
  // What the checks find follows from what is done, which says more; and so does that it was done by hand.
  const done = all.filter(({ one }) => one.rule !== newFindings && (one.rule !== editedByHand || all.length === 1));
  const effects = done.length === 0 ? all : done;
  const [worst] = effects;
  const own = effects.filter(({ one }) => one.risk === worst?.one.risk);
  const isOnlyFollowing = worst?.one.risk !== "stop" && own.every(isFollowing);
  const [first] = (isOnlyFollowing ? effects : own).toSorted(
    (left, right) =>
      Number(isFollowing(left)) - Number(isFollowing(right)) ||
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
  const isFound = first !== effects[0] && effects.some(({ one }) => one.rule === newFindings && one.risk === "stop");
  const byHand = effects.filter((one) => one !== first && one.one.rule === editedByHand && isOfSame(one, first));
  const what = sentence(first);
  const restarts = what.includes("restart") ? undefined : restartsText(effects, unread.length > 0);
  const isSaid = ({ one }: FoldedEffect): boolean =>
    (isFound && one.rule === newFindings) || (restarts !== undefined && (one.restarts ?? []).length > 0);
  const others = effects.filter((one) => one !== first && !byHand.includes(one) && !isSaid(one)).length;
  return [
    `${what}${placeOf(first, what, clusters)}${byHand.length > 0 ? ", by a hand edit that the next render undoes" : ""}`,
    ...(restarts === undefined ? [] : [restarts]),
    ...(isFound ? ["the checks find something new"] : []),
    ...(others > 0 ? [`and ${others} other ${others === 1 ? "effect" : "effects"}`] : []),
  ].join("; ");
}

/** True where one of them is of the files, or at least of the clusters, that the other is of. */
function isOfSame({ one: { files = [] }, clusters }: FoldedEffect, other: FoldedEffect): boolean {
  const edited = new Set(files);
  const causes = other.one.causes.map(({ object }) => object.file);
  return (
    causes.some((file) => edited.has(file)) ||
    (clusters.length > 1 && other.clusters.some((name) => clusters.includes(name)))
  );
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

/** What restarts; nothing only where that is known; absent where it is not. */
function restartsText(effects: readonly FoldedEffect[], isUnread: boolean): string | undefined {
  const restarting = effects.filter(({ one }) => (one.restarts ?? []).length > 0);
  const workloads = new Set(
    restarting.flatMap((effect) =>
      effect.clusters.flatMap((at) => (effect.one.restarts ?? []).map((name) => `${at} ${name}`)),
    ),
  );
  const names = new Set(restarting.flatMap((effect) => inFirst(effect).restarts ?? []));
  const [only] = names;
  if (workloads.size === 0) return isUnread || effects.some(mayRestart) ? undefined : "nothing restarts";
  if (names.size > 1) return `${workloads.size} workloads restart`;
  return `${only} restarts${workloads.size === 1 ? "" : ` in ${workloads.size} clusters`}`;
}
