/** The items of a list that are known, with their places in it. */
export const knownEntries = <T>(items: readonly (T | undefined)[] | undefined): readonly (readonly [number, T])[] =>
  (items ?? []).flatMap((item, index) => (item === undefined ? [] : [[index, item] as const]));
