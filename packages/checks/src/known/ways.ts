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
  const [key, ...rest] = way;
  if (value === undefined || value === null) return;
  if (key === undefined) yield { keys, value };
  else if (key !== "*") yield* valuesAt(at(value, key), rest, [...keys, key]);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* valuesAt(item, rest, [...keys, index]);
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
