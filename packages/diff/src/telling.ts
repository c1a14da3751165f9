import type { FoldedEffect, Report } from "./report.ts";
import { compareRisks } from "./risk.ts";

/** Rules that say most of what a change is for, the most first. */
const most: readonly string[] = [
  "member-leaves",
  "member-joins",
  "trust-changed",
  "mtls-looser",
  "mtls-stricter",
  "renamed",
  "version-moved",
  "edited-by-hand",
];

/** Rules that say little of it, the least last. */
const least: readonly string[] = [
  "workload-restarts",
  "order-changed",
  "delivery-changed",
  "objects-removed",
  "objects-added",
  "new-findings",
  "only-metadata",
  "unjudged",
];

/** All that the order of telling names; a rule that is not among them stands in the middle. */
export const rankedRules: readonly string[] = [...most, ...least];

/** Less for what says more. */
export const tellingRank = ({ one: { rule } }: FoldedEffect): number =>
  most.includes(rule) ? most.indexOf(rule) - most.length : least.indexOf(rule) + 1;

/** Effects in the order in which they are told: the worst first, then those that say most; whole clusters, single things, what all share. */
export function byTelling(
  effects: readonly FoldedEffect[],
  { clusters, tops }: Pick<Report, "clusters" | "tops">,
): readonly FoldedEffect[] {
  const whole = new Set([...tops.added, ...tops.removed]);
  const known = new Set(clusters);
  const place = (effect: FoldedEffect): number =>
    effect.clusters.every((name) => whole.has(name)) ? 0 : effect.clusters.every((name) => known.has(name)) ? 1 : 2;
  return effects.toSorted(
    (left, right) =>
      compareRisks(left.one.risk, right.one.risk) ||
      tellingRank(left) - tellingRank(right) ||
      (left.one.rule < right.one.rule ? -1 : Number(left.one.rule > right.one.rule)) ||
      place(left) - place(right) ||
      right.clusters.length - left.clusters.length,
  );
}
