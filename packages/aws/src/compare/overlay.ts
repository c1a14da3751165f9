import { isRecord } from "@meshwright/model";
import type { MapShape, Shape } from "./shape.ts";
import { brief, isSame, nameOf } from "./words.ts";

/**
 * What a part of a fleet is to say: what AWS says, in the words and in the order that the fleet has already. Of a key that
 * `wanted` has not, AWS has told nothing; null: there is no such thing.
 */
export function overlay(shape: Shape, said: unknown, wanted: unknown): unknown {
  if (wanted === undefined) return said;
  if (wanted === null) return undefined;
  if (said === undefined || said === null) return brief(shape, wanted);
  if (shape.is === "map" && isRecord(said) && isRecord(wanted)) return overMap(shape, said, wanted);
  if (isSame(shape, said, wanted)) return said;
  if (!Array.isArray(said) || !Array.isArray(wanted)) return brief(shape, wanted);
  if (shape.is === "set") return kept(said, wanted, (one, other) => String(one) === String(other));
  if (shape.is !== "list") return brief(shape, wanted);
  const { by, of } = shape;
  if (by === undefined)
    return kept(
      said,
      wanted,
      (one, other) => isSame(of, one, other),
      (one) => brief(of, one),
    );
  const stays = said.flatMap((item) => {
    const found: unknown = wanted.find((one) => nameOf(one, by) === nameOf(item, by));
    return found === undefined ? [] : [overlay(of, item, found)];
  });
  const known = new Set(said.map((item) => nameOf(item, by)));
  return [...stays, ...wanted.filter((one) => !known.has(nameOf(one, by))).map((one) => brief(of, one))];
}

function overMap(
  { keys }: MapShape,
  said: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): unknown {
  const changed: Record<string, unknown> = { ...said };
  for (const [key, { shape, standard }] of Object.entries(keys)) {
    const one = wanted[key];
    if (one === undefined || isSame(shape, said[key] ?? standard, one ?? standard)) continue;
    const value = overlay(shape, said[key], one);
    if (value === undefined) delete changed[key];
    else changed[key] = value;
  }
  return changed;
}

/** What stays, in its order, and behind it what is new. */
const kept = (
  said: readonly unknown[],
  wanted: readonly unknown[],
  same: (one: unknown, other: unknown) => boolean,
  written: (one: unknown) => unknown = (one) => one,
): readonly unknown[] => [
  ...said.filter((one) => wanted.some((other) => same(one, other))),
  ...wanted.filter((one) => !said.some((other) => same(one, other))).map(written),
];
