import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { KeyPath, Source } from "@meshwright/reading";
import { repeated } from "./repeated.ts";

/** What an entry of a list is known by, and where that stands. */
export interface Entry {
  readonly value: string;
  readonly keyPath: KeyPath;
}

/** The entries of a list that are known. `key` is the key of each that tells it from others; none: the entry itself. */
export const entriesOf = (list: KeyPath, items: readonly unknown[] | undefined, key?: string): readonly Entry[] =>
  (items ?? []).flatMap((item, index) => {
    const value: unknown =
      key === undefined || typeof item !== "object" || item === null ? item : Reflect.get(item, key);
    if (typeof value !== "string" && typeof value !== "number") return [];
    return [{ value: String(value), keyPath: [...list, index, ...(key === undefined ? [] : [key])] }];
  });

/** Tells each entry that an earlier one is like. */
export function* repeatedEntries(source: Source, entries: Iterable<Entry>): Generator<Finding> {
  for (const { item } of repeated(entries, ({ value }) => value))
    yield finding(kinds.duplicateEntry, source.place(item.keyPath), { value: item.value });
}

/** Tells each entry of a list that stands in it twice. */
export const repeatedIn = (source: Source, ...list: Parameters<typeof entriesOf>): Generator<Finding> =>
  repeatedEntries(source, entriesOf(...list));
