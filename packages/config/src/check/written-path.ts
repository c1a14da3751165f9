import type { KeyPath } from "@meshwright/reading";

type SortKey = string | undefined;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Lists that stand in another order in the fleet than in its files, and what sorts them there. */
const orders: Readonly<Record<string, (item: unknown) => SortKey>> = {
  connections: (item) => {
    const between = at(item, "between");
    return Array.isArray(between) ? between.map(String).toSorted().join(" ") : undefined;
  },
  transitGateways: (item) => text(at(item, "region")),
};

/** The keys that lead, in a file, to what they lead to in the fleet. What is not there they lead to as they are. */
export function writtenPath(known: unknown, keyPath: KeyPath): KeyPath {
  let here: unknown = known;
  let list = "";
  return keyPath.map((key) => {
    const order = orders[list];
    const written =
      typeof key === "number" && order !== undefined && Array.isArray(here) ? indexOf(here, order, key) : key;
    here = at(here, written);
    list = typeof key === "string" ? key : "";
    return written;
  });
}

function indexOf(list: readonly unknown[], order: (item: unknown) => SortKey, wanted: number): number {
  const items = list.flatMap((item, index) => {
    const key = order(item);
    return key === undefined ? [] : [{ index, key }];
  });
  if (items.length < list.length) return wanted;
  return (
    items.toSorted((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)))[wanted]?.index ?? wanted
  );
}

const at = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(String(key)) : undefined;
