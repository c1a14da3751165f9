import { isRecord } from "@meshwright/model";
import type { YAMLSeq } from "yaml";
import { isCollection, isNode, isScalar } from "yaml";
import { inlineYaml, itemLines } from "./yaml-lines.ts";
import { cut, endOfLines, rangeOf, startOfLine } from "./yaml-places.ts";

/** What tells the maps of a list apart, whichever is the first that all of them have. */
const identities = ["id", "name", "region", "number", "destination", "between"] as const;

interface ChangedItem {
  /** In the list as it is. */
  readonly index: number;
  readonly item: unknown;
}

/** The items of a list of maps that stay, and say something else: so that an item keeps its comments where one key changes. */
export function byIdentity(list: YAMLSeq, value: readonly unknown[]): readonly ChangedItem[] {
  const known: readonly unknown[] = list.items.map(plain);
  const key = identities.find((one) => tellsApart(one, known) && tellsApart(one, value));
  if (key === undefined) return [];
  return known.flatMap((before, index) => {
    const item = value.find((one) => nameOf(one, key) === nameOf(before, key));
    return item === undefined || isSame(item, before) ? [] : [{ index, item }];
  });
}

function tellsApart(key: string, items: readonly unknown[]): boolean {
  const names = items.map((item) => nameOf(item, key));
  return !names.includes(undefined) && new Set(names).size === names.length;
}

const nameOf = (item: unknown, key: string): string | undefined =>
  isRecord(item) ? JSON.stringify(item[key]) : undefined;

const plain = (item: unknown): unknown => (isNode(item) ? item.toJSON() : item);

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** The order of keys is not a value. */
export const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([left], [right]) => (left < right ? -1 : 1))
            .map(([key, one]) => [key, ordered(one)]),
        )
      : value;

/** Another value for one item that stands in one line. */
export function withItem(text: string, item: unknown, value: unknown): string {
  const isInLine = isScalar(item) ? item.type?.startsWith("BLOCK") !== true : isCollection(item) && item.flow === true;
  if (!isInLine) throw new Error("an item of several lines stands in a list");
  return cut(text, rangeOf(item), inlineYaml(value));
}

/** A list in which some items go and some come behind them; undefined where more changes. */
export function withItems(text: string, list: YAMLSeq, value: readonly unknown[]): string | undefined {
  const stays = (item: unknown): boolean => value.some((one) => isSame(one, plain(item)));
  const kept = list.items.filter(stays);
  if (kept.length === 0 || !kept.every((item, index) => isSame(plain(item), value[index]))) return undefined;
  const [first] = rangeOf(list.items[0]);
  const before = text.slice(startOfLine(text, first), first);
  // With its dash in a line above, an item is no line to go by.
  if (!before.includes("-")) return undefined;
  const end = endOfLines(text, list);
  const last = list.items.at(-1);
  const isInLine = !isCollection(last) || last.flow === true;
  const added = value
    .slice(kept.length)
    .map((item) => (isInLine ? `${before}${inlineYaml(item)}\n` : itemLines(item, before)));
  let edited = cut(text, [end, end], added.join(""));
  for (const item of list.items.toReversed()) {
    if (stays(item)) continue;
    const [start] = rangeOf(item);
    edited = cut(edited, [startOfLine(edited, start), endOfLines(text, item)]);
  }
  return edited;
}
