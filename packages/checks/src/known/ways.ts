import type { Json } from "@meshwright/model";
import { at, isMap } from "@meshwright/inventory";

/** A value inside a body, and the keys that lead to it. */
export interface Found {
  readonly keys: readonly (string | number)[];
  readonly value: Json;
}

/** A way up to its first `*`, and what follows. */
interface Parts {
  readonly plain: readonly string[];
  readonly rest?: readonly string[];
}

/** Ways are constants of checks, and each is asked of every object. */
const parts = new WeakMap<readonly string[], Parts>();

function partsOf(way: readonly string[]): Parts {
  const known = parts.get(way);
  if (known !== undefined) return known;
  const star = way.indexOf("*");
  const made = star < 0 ? { plain: way } : { plain: way.slice(0, star), rest: way.slice(star + 1) };
  parts.set(way, made);
  return made;
}

const none: readonly Found[] = [];

/** Every value at the end of a way of keys, where `*` is each item of a list: `["spec", "ports", "*"]`. */
export function valuesAt(
  value: Json | undefined,
  way: readonly string[],
  keys: readonly (string | number)[] = [],
): readonly Found[] {
  const { plain, rest } = partsOf(way);
  const found = at(value, ...plain);
  // Most ways end early.
  if (found === undefined || found === null) return none;
  if (rest === undefined) return [{ keys: [...keys, ...plain], value: found }];
  if (!Array.isArray(found)) return none;
  return found.flatMap((item, index) => valuesAt(item, rest, [...keys, ...plain, index]));
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
