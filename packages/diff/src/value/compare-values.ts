import type { Json } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import type { Path, ValueChange } from "./change.ts";

/** Everything in which two values differ, by their paths. Equal values differ in nothing. */
export function compareValues(
  before: Json | undefined,
  after: Json | undefined,
  path: Path = [],
): readonly ValueChange[] {
  if (before === after) return [];
  if (before === undefined) return after === undefined ? [] : [{ how: "added", path, after }];
  if (after === undefined) return [{ how: "removed", path, before }];
  if (isMap(before) && isMap(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      compareValues(before[key], after[key], [...path, { key }]),
    );
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ how: "changed", path, before, after }];
}
