import type { Json } from "@meshwright/model";
import { canonical, isMap } from "@meshwright/inventory";

/** One text for equal values, whatever the order of keys. */
export const textOf = (value: Json | undefined): string => JSON.stringify(canonical(value));

/** The plain values within a value, by where they are. */
export function leavesOf(value: Json | undefined): ReadonlyMap<string, Json> {
  const leaves = new Map<string, Json>();
  const walk = (here: Json | undefined, path: string): void => {
    if (Array.isArray(here)) for (const [index, item] of here.entries()) walk(item, `${path}/${index}`);
    else if (isMap(here)) for (const [key, inner] of Object.entries(here)) walk(inner, `${path}/${key}`);
    else if (here !== undefined) leaves.set(path, here);
  };
  walk(value, "");
  return leaves;
}

/** From 0, nothing in common, to 1. What is in the same place with another value counts a little. */
export function likeness(left: ReadonlyMap<string, Json>, right: ReadonlyMap<string, Json>): number {
  let common = 0;
  for (const [path, value] of left) if (right.has(path)) common += right.get(path) === value ? 10 : 3;
  return common / (10 * Math.max(left.size, right.size, 1));
}
