import type { Resource } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { stemOf } from "./generated-name.ts";
import { areaKey } from "./identities.ts";
import type { Essence } from "./essence.ts";
import { essenceOf, likenessOf } from "./essence.ts";
import type { ObjectPair, Unpaired } from "./pairs.ts";
import { leftBeside, pairBy } from "./pairs.ts";
import type { Substitution } from "./substitutions.ts";
import { leveller } from "./substitutions.ts";

/** How much an object under a substituted name must have in common with what it was. */
const alike = 0.4;

/** How much two objects of one folder must have in common to be one under another name, where nothing else says so. */
const same = 0.9;

/** Plain values that a body must have to be told from others by it. */
const leastLeaves = 3;

/** Pairs of bodies of one kind and folder whose likeness is measured. */
const mostPairs = 400;

/** Objects whose names differ in nothing but a digest, or as the names of their apps do. */
export function namedOtherwise(left: Unpaired, substitutions: readonly Substitution[]): readonly ObjectPair[] {
  const level = leveller(substitutions);
  const keyOf = (one: Resource): string => {
    const [name, namespace] = [level(one.ref.name), level(one.ref.namespace ?? "")];
    const stem = stemOf(name);
    return [areaKey(one), groupKind(one.ref), namespace, stem, stem === name].join("/");
  };
  return pairBy(left, keyOf).filter(([before, after]) => {
    const hasDigest =
      stemOf(before.ref.name) === stemOf(after.ref.name) && before.ref.namespace === after.ref.namespace;
    return hasDigest || likenessOf(essenceOf(before), essenceOf(after)) >= alike;
  });
}

/** Objects of one kind and folder that say the same, or nearly, under other names. */
export function alikeInPlace(left: Unpaired): readonly ObjectPair[] {
  const keyOf = (one: Resource): string => [one.folder, groupKind(one.ref), one.ref.namespace ?? ""].join("/");
  const now = Map.groupBy(left.after, keyOf);
  return [...Map.groupBy(left.before, keyOf)].flatMap(([key, before]) => {
    const after = now.get(key);
    return after === undefined ? [] : alikeAmong({ before, after });
  });
}

function alikeAmong(left: Unpaired): readonly ObjectPair[] {
  const essences = new Map(
    [...left.before, ...left.after]
      .map((one) => [one, essenceOf(one)] as const)
      .filter(([, { leaves }]) => leaves.size >= leastLeaves),
  );
  const equal = pairBy(left, (one) => essences.get(one)?.text);
  const rest = leftBeside(left, equal);
  if (rest.before.length * rest.after.length > mostPairs) return equal;
  const score = (one: Resource, other: Resource): number => {
    const [mine, theirs]: readonly (Essence | undefined)[] = [essences.get(one), essences.get(other)];
    return mine === undefined || theirs === undefined ? 0 : likenessOf(mine, theirs);
  };
  const taken = new Set<Resource>();
  const nearly = rest.before
    .flatMap((before) => rest.after.map((after) => ({ pair: [before, after] as const, score: score(before, after) })))
    .filter((one) => one.score >= same)
    .toSorted((one, other) => other.score - one.score || (filesOf(one.pair) < filesOf(other.pair) ? -1 : 1))
    .flatMap(({ pair }) => {
      if (pair.some((one) => taken.has(one))) return [];
      for (const one of pair) taken.add(one);
      return [pair];
    });
  return [...equal, ...nearly];
}

/** The same whichever of the two came first. */
const filesOf = (pair: ObjectPair): string =>
  pair
    .map(({ file }) => file)
    .toSorted()
    .join(" ");
