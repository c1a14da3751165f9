import type { ObjectChange } from "./object-change.ts";
import type { Delta } from "./delta.ts";
import { effectsOf } from "./effects-of.ts";
import { fold } from "./fold.ts";
import { forecastOf } from "./forecast.ts";
import type { FoldedObject, Report } from "./report.ts";
import { worstOf } from "./risk.ts";
import { verdictChanges } from "./verdicts.ts";

/** All that is to be said of the difference between two trees. */
export function reportOf(delta: Delta): Report {
  const effects = effectsOf(delta);
  const objects = delta.clusters.flatMap(({ cluster, changes }) => changes.map((change) => ({ cluster, change })));
  const count = (how: ObjectChange["how"]): number => objects.filter(({ change }) => change.how === how).length;
  const risk = worstOf(effects.map((one) => one.risk));
  return {
    base: delta.before.label,
    head: delta.after.label,
    ...(risk && { risk }),
    counts: {
      clusters: delta.clusters.length,
      added: count("added"),
      removed: count("removed"),
      changed: count("changed"),
      files: delta.clusters.reduce((sum, { files }) => sum + files.length, 0),
    },
    effects: fold(effects),
    objects: fold(objects).map(({ one, clusters }): FoldedObject => ({ one: one.change, clusters })),
    files: fold(delta.clusters.flatMap(({ cluster, files }) => files.map((file) => ({ cluster, file })))).map(
      ({ one, clusters }) => ({ one: one.file, clusters }),
    ),
    verdicts: verdictChanges(delta),
    forecast: forecastOf(delta, effects),
    unread: [...(delta.before.unread ?? []), ...(delta.after.unread ?? [])],
  };
}
