import { fleetFolder } from "@meshwright/inventory";
import { changedObject } from "./changed-object.ts";
import type { Delta } from "./delta.ts";
import { noTop } from "./delta-of.ts";
import type { Effect } from "./effect.ts";
import { effectsOf } from "./effects-of.ts";
import { fold } from "./fold.ts";
import { forecastOf } from "./forecast.ts";
import type { ObjectChange } from "./object-change.ts";
import type { FoldedObject, Report } from "./report.ts";
import type { Risk } from "./risk.ts";
import { worstOf } from "./risk.ts";
import { rules } from "./rules.ts";
import { secretMask } from "./secrets/mask-secrets.ts";
import { titleOf } from "./title.ts";
import { unjudged } from "./unjudged.ts";
import { verdictChanges } from "./verdicts.ts";

/** All that is to be said of the difference between two trees. */
export function reportOf(delta: Delta): Report {
  const effects = effectsOf(delta);
  const mask = secretMask();
  const objects = delta.clusters.flatMap(({ cluster, changes }) =>
    changes.map((change) => ({ cluster, change: changedObject(mask(change)) })),
  );
  const count = (how: ObjectChange["how"]): number => objects.filter(({ change }) => change.how === how).length;
  const countOf = (risk: Risk): number => effects.filter((one) => one.risk === risk).length;
  const risk = worstOf(effects.map((one) => one.risk));
  const folded = fold(effects);
  const clusters = clustersOf(delta);
  return {
    base: delta.before.label,
    head: delta.after.label,
    title: titleOf(folded, clusters),
    ...(risk && { risk }),
    clusters,
    rules: rulesOf(effects),
    counts: {
      risks: { stop: countOf("stop"), careful: countOf("careful"), routine: countOf("routine") },
      clusters: delta.clusters.length,
      added: count("added"),
      removed: count("removed"),
      changed: count("changed"),
      files: delta.clusters.reduce((sum, { files }) => sum + files.length, 0),
    },
    effects: folded,
    objects: fold(objects).map(({ one, ...rest }): FoldedObject => ({ one: one.change, ...rest })),
    files: fold(delta.clusters.flatMap(({ cluster, files }) => files.map((file) => ({ cluster, file })))).map(
      ({ one, ...rest }) => ({ one: one.file, ...rest }),
    ),
    hidden: [],
    verdicts: verdictChanges(delta),
    forecast: forecastOf(delta, effects),
    unread: [...(delta.before.unread ?? []), ...(delta.after.unread ?? [])],
  };
}

const clustersOf = ({ before, after }: Delta): readonly string[] =>
  [...new Set([...before.tops, ...after.tops])].filter((top) => top !== fleetFolder && top !== noTop).toSorted();

function rulesOf(effects: readonly Effect[]): Report["rules"] {
  const named = new Set(effects.map(({ rule }) => rule));
  return [...rules, unjudged]
    .filter(({ name }) => named.has(name))
    .map(({ name, heading, summary }) => ({ name, heading, summary }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
