import type { Json } from "@meshwright/model";
import { at } from "@meshwright/inventory";
import type { ListKeys } from "./known-keys.ts";
import { keysOfField, namesOfField, usualKeys } from "./known-keys.ts";

/** Lists of texts whose order is what they say: the words of a command. */
export const isSequence = (field: string): boolean => field === "command" || field === "args";

/** An item by its keys: what it is called, and what only equal keys have in common. */
export interface ItemName {
  readonly label: string;
  readonly identity: string;
}

/** The name of an item by some keys; undefined where one of them is missing, or is no plain value. */
export function itemName(item: Json, keys: ListKeys): ItemName | undefined {
  const parts = keys.map((key) => {
    const [way = "", absent] = key.split("=", 2);
    const found = at(item, ...way.split(".")) ?? absent;
    return typeof found === "object" ? undefined : found;
  });
  if (parts.includes(undefined) || parts.every((part) => part === "")) return undefined;
  return { label: parts.filter((part) => part !== "").join("/"), identity: JSON.stringify(parts) };
}

/** What tells items of two lists apart. */
export interface KnownKeys {
  readonly keys: ListKeys;
  /** True where equal keys are the same item, and no others: merge keys. */
  readonly areIdentity: boolean;
}

/** The keys by which each item on both sides has a name of its own within its list; undefined where none are. */
export function keysOf(
  before: readonly Json[],
  after: readonly Json[],
  field: string,
  known?: ListKeys,
): KnownKeys | undefined {
  const isUnique = (items: readonly Json[], keys: ListKeys): boolean => {
    const names = new Set<string>();
    for (const item of items) {
      const name = itemName(item, keys);
      if (name === undefined || names.has(name.identity)) return false;
      names.add(name.identity);
    }
    return true;
  };
  const fits = (keys: ListKeys): boolean => isUnique(before, keys) && isUnique(after, keys);
  const inTable = (table: Readonly<Record<string, readonly ListKeys[]>>): ListKeys | undefined =>
    Object.hasOwn(table, field) ? table[field]?.find(fits) : undefined;
  const merge = known !== undefined && fits(known) ? known : inTable(keysOfField);
  if (merge !== undefined) return { keys: merge, areIdentity: true };
  const names = inTable(namesOfField);
  if (names !== undefined) return { keys: names, areIdentity: false };
  const called = usualKeys.find(fits);
  return called && { keys: called, areIdentity: true };
}
