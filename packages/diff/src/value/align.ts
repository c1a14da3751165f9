import type { Json } from "@meshwright/model";
import { diffArrays } from "diff";
import { leavesOf, likeness, textOf } from "./leaves.ts";

/** Edits after which a longest common part is no longer looked for. */
const mostEdits = 1000;

/** Pairs of items whose likeness is measured; beyond them, position alone counts. */
const mostPairs = 2500;

/** How much two maps must have in common to be one and the same that changed. */
const alike = 0.4;

/** For each item of after, the index of the item of before that it is; undefined for a new one. */
export type Partners = readonly (number | undefined)[];

type Pairs = readonly (readonly [from: number, to: number])[];

type Pair = (before: readonly Json[], after: readonly Json[], left: Left, partners: Partners) => Pairs;

/** The indexes of the items that have no partner yet. */
interface Left {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Pairs the items of lists that have no keys: those that are equal, then those that are alike, then what stands between the same
 * neighbours.
 */
export function aligned(before: readonly Json[], after: readonly Json[]): Partners {
  const partners: (number | undefined)[] = after.map(() => undefined);
  for (const pair of [inSameOrder, equal, likely, inSamePlace] satisfies readonly Pair[]) {
    const taken = new Set(partners);
    const left = {
      before: [...before.keys()].filter((index) => !taken.has(index)),
      after: [...after.keys()].filter((index) => partners[index] === undefined),
    };
    if (left.before.length === 0 || left.after.length === 0) break;
    for (const [from, to] of pair(before, after, left, partners)) partners[to] = from;
  }
  return partners;
}

/** What is equal and in the same order, where some items are there more than once. */
const inSameOrder: Pair = (before, after) => {
  const [old, now] = [before.map(textOf), after.map(textOf)];
  if (new Set(old).size === old.length && new Set(now).size === now.length) return [];
  const pairs: (readonly [number, number])[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of diffArrays(old, now, { maxEditLength: mostEdits }) ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step += 1) pairs.push([from + step, to + step]);
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
};

const equal: Pair = (before, after, left) =>
  groupsOf(
    left,
    (index) => textOf(before[index]),
    (index) => textOf(after[index]),
  ).flatMap(zipped);

/** What is much alike, the most alike first. */
const likely: Pair = (before, after, left) => {
  const old = left.before.filter((index) => isOpen(before[index]));
  const now = left.after.filter((index) => isOpen(after[index]));
  if (old.length * now.length > mostPairs) return [];
  const leaves = new Map(now.map((index) => [index, leavesOf(after[index])]));
  const candidates = old.flatMap((from) => {
    const mine = leavesOf(before[from]);
    return [...leaves].map(([to, theirs]) => ({ from, to, score: likeness(mine, theirs) }));
  });
  const taken = { from: new Set<number>(), to: new Set<number>() };
  return candidates
    .filter(({ score }) => score >= alike)
    .toSorted((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to))
    .flatMap(({ from, to }) => {
      if (taken.from.has(from) || taken.to.has(to)) return [];
      taken.from.add(from);
      taken.to.add(to);
      return [[from, to] as const];
    });
};

/** What follows on the same item, and is of one type; of maps that are not alike, only one that has taken the place of one. */
const inSamePlace: Pair = (before, after, left, partners) => {
  const partnerOf = new Map(partners.flatMap((from, to) => (from === undefined ? [] : [[from, to] as const])));
  const placesOf = (items: readonly Json[], neighbourOf: (index: number) => number | undefined): readonly string[] => {
    let neighbour = -1;
    return items.map((item, index) => {
      neighbour = neighbourOf(index) ?? neighbour;
      return `${neighbour} ${Array.isArray(item) ? "list" : typeof item}`;
    });
  };
  const old = placesOf(before, (index) => partnerOf.get(index));
  const now = placesOf(after, (index) => (partners[index] === undefined ? undefined : index));
  const isMany = left.before.length * left.after.length > mostPairs;
  return groupsOf(
    left,
    (index) => old[index] ?? "",
    (index) => now[index] ?? "",
  )
    .filter(([from, to]) => isMany || !isOpen(before[from[0] ?? 0]) || (from.length === 1 && to.length === 1))
    .flatMap(zipped);
};

type Group = readonly [from: readonly number[], to: readonly number[]];

/** The items of both sides by what they have in common. */
function groupsOf(left: Left, oldKey: (index: number) => string, newKey: (index: number) => string): readonly Group[] {
  const now = Map.groupBy(left.after, newKey);
  return [...Map.groupBy(left.before, oldKey)].map(([key, from]) => [from, now.get(key) ?? []]);
}

const zipped = ([from, to]: Group): Pairs =>
  to.slice(0, from.length).map((index, place) => [from[place] ?? 0, index] as const);

const isOpen = (value: Json | undefined): boolean => typeof value === "object" && value !== null;
