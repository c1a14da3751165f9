import { isRecord } from "@meshwright/model";
import type { MapShape, Shape } from "./shape.ts";

/** What tells an item of a list apart; the two names of a connection in any order. */
export const nameOf = (item: unknown, by: string): string => {
  const name = isRecord(item) ? item[by] : undefined;
  return Array.isArray(name) ? name.map(String).toSorted().join(" ") : String(name);
};

/** Everything that a part of a fleet means: what it leaves out too, and nothing in an order that it does not have. */
export function meaning(shape: Shape, said: unknown): unknown {
  if (said === undefined || said === null) return undefined;
  if (shape.is === "set") return Array.isArray(said) ? said.map(String).toSorted() : said;
  if (shape.is === "list")
    return Array.isArray(said) ? said.map((item) => JSON.stringify(meaning(shape.of, item))).toSorted() : said;
  if (shape.is === "map") return isRecord(said) ? meaningOfMap(shape, said) : said;
  return said;
}

const meaningOfMap = ({ keys }: MapShape, said: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(keys).map(([key, { shape, standard }]) => [key, meaning(shape, said[key] ?? standard)]);

export const isSame = (shape: Shape, one: unknown, other: unknown): boolean =>
  JSON.stringify(meaning(shape, one)) === JSON.stringify(meaning(shape, other));

/** What a fleet writes: without what is meant where nothing is said. */
export function brief(shape: Shape, wanted: unknown): unknown {
  if (shape.is === "list" && Array.isArray(wanted)) return wanted.map((item) => brief(shape.of, item));
  if (shape.is !== "map" || !isRecord(wanted)) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([key, one]) => {
      const known = shape.keys[key];
      if (known === undefined || one === null || one === undefined) return [];
      return isSame(known.shape, one, known.standard) ? [] : [[key, brief(known.shape, one)]];
    }),
  );
}
