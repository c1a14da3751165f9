import { isRecord } from "@meshwright/model";
import type { Shape } from "./shape.ts";
import { brief, isSame, nameOf } from "./words.ts";

type KeyPath = readonly (string | number)[];

/** One place at which a fleet says something else than AWS; absent: nothing. */
export interface Difference {
  readonly keyPath: KeyPath;
  readonly fleet?: unknown;
  readonly aws?: unknown;
}

/** Where what a fleet says differs from what AWS says, each at the smallest place that has a name. */
export function differences(
  shape: Shape,
  said: unknown,
  wanted: unknown,
  keyPath: KeyPath = [],
): readonly Difference[] {
  if (wanted === undefined) return [];
  if (shape.is === "map" && isRecord(said) && isRecord(wanted))
    return Object.entries(shape.keys).flatMap(([key, { shape: inner, standard }]) => {
      if (wanted[key] === undefined || isSame(inner, said[key] ?? standard, wanted[key] ?? standard)) return [];
      return differences(inner, said[key] ?? standard, wanted[key], [...keyPath, key]);
    });
  if (isSame(shape, said, wanted ?? undefined)) return [];
  if (shape.is === "list" && Array.isArray(said) && Array.isArray(wanted)) return ofLists(shape, said, wanted, keyPath);
  return [difference(shape, keyPath, said, wanted)];
}

const difference = (shape: Shape, keyPath: KeyPath, said: unknown, wanted: unknown): Difference => ({
  keyPath,
  ...(said !== undefined && said !== null && { fleet: said }),
  ...(wanted !== undefined && wanted !== null && { aws: brief(shape, wanted) }),
});

function ofLists(
  { of, by }: Extract<Shape, { readonly is: "list" }>,
  said: readonly unknown[],
  wanted: readonly unknown[],
  keyPath: KeyPath,
): readonly Difference[] {
  const isIt = (one: unknown, other: unknown): boolean =>
    by === undefined ? isSame(of, one, other) : nameOf(one, by) === nameOf(other, by);
  return [
    ...said.flatMap((item, index): readonly Difference[] => {
      const found = wanted.find((one) => isIt(item, one));
      const place = [...keyPath, index];
      return found === undefined ? [difference(of, place, item, undefined)] : differences(of, item, found, place);
    }),
    ...wanted
      .filter((one) => !said.some((item) => isIt(item, one)))
      .map((one) => difference(of, keyPath, undefined, one)),
  ];
}
