import { changedObject } from "../changed-object.ts";
import type { Delta } from "../delta.ts";
import type { Effect } from "../effect.ts";
import { noiseOf, noiseOfFile } from "../noise/noise-of.ts";
import type { ChangedObject, FoldedEffect, FoldedObject, Report } from "../report.ts";
import { secretMask } from "../secrets/mask-secrets.ts";
import { withDeviations } from "./deviations.ts";
import { fold } from "./fold.ts";
import { foldBySaying } from "./fold-by-saying.ts";
import { peerFinder } from "./peer-of.ts";

// What a report tells once for several clusters.

const fileOf = ({ before, after }: ChangedObject): string => after ?? before ?? "";

const fileOfEffect = ({ causes, files }: Effect): string | undefined => causes[0]?.object.file ?? files?.[0];

export function foldedEffects(
  effects: readonly Effect[],
  { after }: Delta,
  clusters: readonly string[],
): readonly FoldedEffect[] {
  const find = peerFinder(clusters);
  return withDeviations(
    foldBySaying(effects, (effect) => find(effect.cluster, fileOfEffect(effect) ?? "")),
    {
      fileOf: fileOfEffect,
      kindOf: ({ rule }) => rule,
      clusters,
      has: (file) => after.ids.has(file),
    },
  );
}

export function foldedObjects(delta: Delta, clusters: readonly string[]): readonly FoldedObject[] {
  const mask = secretMask();
  const items = delta.clusters.flatMap(({ cluster, changes }) =>
    changes.map((object) => ({ cluster, change: changedObject(mask(object)), ...noiseOf(object) })),
  );
  const find = peerFinder(clusters);
  const folded = fold(items, { peerOf: ({ cluster, change }) => find(cluster, fileOf(change)) });
  const objects = folded.map(({ one: { change, noise, quiet }, ...rest }): FoldedObject => ({
    one: change,
    ...rest,
    ...(noise !== undefined && { noise }),
    ...(quiet && { quiet }),
  }));
  return withDeviations(objects, { fileOf, kindOf: () => "", clusters, has: (file) => delta.after.ids.has(file) });
}

export function foldedFiles(delta: Delta, clusters: readonly string[]): Report["files"] {
  const items = delta.clusters.flatMap(({ cluster, files }) => files.map((file) => ({ cluster, file })));
  const find = peerFinder(clusters);
  const folded = fold(items, { peerOf: ({ cluster, file }) => find(cluster, file.path) });
  return folded.map(({ one: { file }, ...rest }) => ({ one: file, ...rest, ...noiseOfFile(file) }));
}
