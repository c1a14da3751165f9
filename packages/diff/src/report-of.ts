import { fleetFolder } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "./delta.ts";
import { noTop } from "./delta-of.ts";
import type { Effect } from "./effect.ts";
import { effectsOf } from "./effects-of.ts";
import { foldedEffects, foldedFiles, foldedObjects } from "./folding/folded.ts";
import { forecastOf } from "./forecast.ts";
import type { ObjectChange } from "./object-change.ts";
import { hiddenOf } from "./noise/hidden-of.ts";
import type { Report } from "./report.ts";
import type { Risk } from "./risk.ts";
import { worstOf } from "./risk.ts";
import { rules } from "./rules.ts";
import { byTelling } from "./telling.ts";
import { maskEffect } from "./secrets/mask-effect.ts";
import { titleOf } from "./title.ts";
import { unjudged } from "./unjudged.ts";
import { verdictChanges } from "./verdicts.ts";

/** All that is to be said of the difference between two trees. */
export function reportOf(delta: Delta): Report {
  const effects = effectsOf(delta).map(maskEffect);
  const risk = worstOf(effects.map((one) => one.risk));
  const clusters = clustersOf(delta);
  const tops = topsOf(delta);
  const folded = byTelling(foldedEffects(effects, delta, clusters), { clusters, tops });
  const objects = foldedObjects(delta, clusters);
  const files = foldedFiles(delta, clusters);
  const report: Omit<Report, "title"> = {
    base: delta.before.label,
    head: delta.after.label,
    ...(risk && { risk }),
    clusters,
    tops,
    rules: rulesOf(effects),
    counts: countsOf(delta, effects),
    effects: folded,
    objects,
    files,
    hidden: hiddenOf({ objects, files }),
    verdicts: verdictChanges(delta),
    forecast: forecastOf(delta, effects),
    unread: [...(delta.before.unread ?? []), ...(delta.after.unread ?? [])],
  };
  return { title: titleOf(report), ...report };
}

function countsOf({ clusters }: Delta, effects: readonly Effect[]): Report["counts"] {
  const changes = clusters.flatMap((one) => one.changes);
  const count = (how: ObjectChange["how"]): number => changes.filter((change) => change.how === how).length;
  const countOf = (risk: Risk): number => effects.filter((one) => one.risk === risk).length;
  return {
    risks: { stop: countOf("stop"), careful: countOf("careful"), routine: countOf("routine") },
    clusters: clusters.length,
    added: count("added"),
    removed: count("removed"),
    changed: count("changed"),
    files: clusters.reduce((sum, { files }) => sum + files.length, 0),
  };
}

const topsOf = ({ clusters }: Delta): Report["tops"] => {
  const those = (presence: ClusterDelta["presence"]): readonly string[] =>
    clusters.filter((one) => one.presence === presence).map(({ cluster }) => cluster);
  return { added: those("new"), removed: those("gone") };
};

const clustersOf = ({ before, after }: Delta): readonly string[] =>
  [...new Set([...before.tops, ...after.tops])].filter((top) => top !== fleetFolder && top !== noTop).toSorted();

function rulesOf(effects: readonly Effect[]): Report["rules"] {
  const named = new Set(effects.map(({ rule }) => rule));
  return [...rules, unjudged]
    .filter(({ name }) => named.has(name))
    .map(({ name, heading, summary }) => ({ name, heading, summary }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
