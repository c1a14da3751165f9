import type { Json } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import type { Path, ValueChange } from "./change.ts";
import { compareLists } from "./compare-lists.ts";
import { compareTexts } from "./compare-texts.ts";
import type { ListKeys } from "./known-keys.ts";

export interface CompareOptions {
  /** What tells the items of the list at a path apart, where a schema says so; goes before what lists are usually told apart by. */
  readonly keysAt?: (path: Path) => ListKeys | undefined;
}

/** Everything in which two values differ, by their paths. Equal values differ in nothing. */
export function compareValues(
  before: Json | undefined,
  after: Json | undefined,
  { keysAt }: CompareOptions = {},
): readonly ValueChange[] {
  return compare(before, after, []);

  function compare(old: Json | undefined, now: Json | undefined, path: Path): readonly ValueChange[] {
    if (Object.is(old, now)) return [];
    if (old === undefined) return now === undefined ? [] : [{ how: "added", path, after: now }];
    if (now === undefined) return [{ how: "removed", path, before: old }];
    if (isMap(old) && isMap(now))
      return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
        compare(own(old, key), own(now, key), [...path, { key }]),
      );
    if (Array.isArray(old) && Array.isArray(now)) return compareLists(old, now, path, compare, keysAt?.(path));
    const inside =
      typeof old === "string" && typeof now === "string" ? compareTexts(old, now, compareValues) : undefined;
    return [{ how: "changed", path, before: old, after: now, ...(inside && { inside }) }];
  }
}

/** `__proto__` is a key as any other. */
const own = (map: Readonly<Record<string, Json | undefined>>, key: string): Json | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;
