import type { Resource } from "@meshwright/inventory";

/** An object on both sides. */
export type ObjectPair = readonly [before: Resource, after: Resource];

/** The objects of each side that have no partner yet. */
export interface Unpaired {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
}

/** What is left when some are paired. */
export function leftBeside({ before, after }: Unpaired, pairs: readonly ObjectPair[]): Unpaired {
  const paired = new Set(pairs.flat());
  return { before: before.filter((one) => !paired.has(one)), after: after.filter((one) => !paired.has(one)) };
}

/**
 * Pairs what has the same key: within it what lies in the same file, then the rest in the order of files. What has no key stays
 * alone.
 */
export function pairBy(
  { before, after }: Unpaired,
  oldKey: (one: Resource) => string | undefined,
  newKey: (one: Resource) => string | undefined = oldKey,
): readonly ObjectPair[] {
  const now = Map.groupBy(after, newKey);
  return [...Map.groupBy(before, oldKey)].flatMap(([key, old]) => {
    const found = key === undefined ? [] : (now.get(key) ?? []);
    const byFile = new Map(found.map((one) => [one.file, one]));
    const inPlace = old.flatMap((one): readonly ObjectPair[] => {
      const partner = byFile.get(one.file);
      return partner === undefined ? [] : [[one, partner]];
    });
    const left = leftBeside({ before: old, after: found }, inPlace);
    const moved = left.before
      .slice(0, left.after.length)
      .map((one, index): ObjectPair => [one, left.after[index] ?? one]);
    return [...inPlace, ...moved];
  });
}
