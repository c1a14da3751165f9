import type { Effect } from "../effect.ts";
import type { FoldedEffect } from "../report.ts";
import { expand, foldParts } from "./fold.ts";
import { inTexts } from "./in-texts.ts";
import { templater } from "./names.ts";

type Sources = NonNullable<FoldedEffect["sources"]>[string];

const sourcesOf = ({ causes, files }: Effect): Sources => ({ causes, ...(files && { files }) });

/** Folds effects that say the same, also where it comes from other objects in each cluster; about a peer, only from the same ones. */
export function foldBySaying(
  effects: readonly Effect[],
  peerOf: (effect: Effect) => string | undefined,
): readonly FoldedEffect[] {
  const partOf = (effect: Effect): Effect => {
    if (peerOf(effect) !== undefined) return effect;
    const { files: _, ...rest } = effect;
    return { ...rest, causes: [] };
  };
  return foldParts(effects, { partOf, peerOf }).map(({ folded, items }): FoldedEffect => {
    const { one, clusters, peers } = folded;
    const [first] = items;
    if (first === undefined || peers !== undefined || one.causes.length > 0) return folded;
    if (items.length === 1) return { one: { ...one, ...sourcesOf(first) }, clusters };
    const shapes = items.map((item) => inTexts(sourcesOf(item), templater(item.cluster)));
    const areSame = new Set(shapes.map((shape) => JSON.stringify(shape))).size === 1;
    if (areSame) return { one: { ...one, ...shapes[0] }, clusters };
    const sources = Object.fromEntries(items.map((item) => [item.cluster, sourcesOf(item)]));
    return { one: { ...one, ...sourcesOf(first) }, clusters, sources };
  });
}

/** The effects that were folded. */
export function expandEffect({ sources, ...folded }: FoldedEffect): readonly Effect[] {
  const effects = expand<Effect>(folded);
  if (sources === undefined) return effects;
  return effects.map(({ files: _, ...effect }, index) => ({ ...effect, ...sources[folded.clusters[index] ?? ""] }));
}
