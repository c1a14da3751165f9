import type { Json } from "@meshwright/model";
import { at, isMap } from "@meshwright/inventory";

/** A value inside a body, and the keys that lead to it. */
export interface Found {
  readonly keys: readonly (string | number)[];
  readonly value: Json;
}

/** Every value at the end of a way of keys, where `*` is each item of a list: `["spec", "ports", "*"]`. */
export function* valuesAt(
  value: Json | undefined,
  way: readonly string[],
  keys: readonly (string | number)[] = [],
): Generator<Found> {
  // Most ways end early and lead through maps only: these need no generator each.
  const star = way.indexOf("*");
  const plain = star < 0 ? way : way.slice(0, star);
  const found = at(value, ...plain);
  if (found === undefined || found === null) return;
  if (star < 0) yield { keys: [...keys, ...plain], value: found };
  else if (Array.isArray(found))
    for (const [index, item] of found.entries()) yield* valuesAt(item, way.slice(star + 1), [...keys, ...plain, index]);
}

/** Every map inside a value, itself included, at whatever depth. */
export function* mapsIn(value: Json | undefined, keys: readonly (string | number)[] = []): Generator<Found> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* mapsIn(item, [...keys, index]);
  } else if (isMap(value)) {
    yield { keys, value };
    for (const [key, item] of Object.entries(value)) yield* mapsIn(item, [...keys, key]);
  }
}
