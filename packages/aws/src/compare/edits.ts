import { isRecord } from "@meshwright/model";
import { overlay } from "./overlay.ts";
import type { MapShape } from "./shape.ts";
import { isSame } from "./words.ts";

/** A value that a file of the fleet is to have; it stands behind the key `after` where it is new. */
export interface FileEdit {
  readonly keyPath: readonly string[];
  readonly value: unknown;
  readonly after?: string;
}

/** What is to be changed in a file so that it says what AWS says. */
export function edits(
  { keys }: MapShape,
  said: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  keyPath: readonly string[] = [],
): readonly FileEdit[] {
  const order = Object.keys(keys);
  return Object.entries(keys).flatMap(([key, { shape, standard }], index): readonly FileEdit[] => {
    const [before, after] = [said[key], wanted[key]];
    if (after === undefined || isSame(shape, before ?? standard, after ?? standard)) return [];
    if (shape.is === "map" && isRecord(before) && isRecord(after))
      return edits(shape, before, after, [...keyPath, key]);
    // One that was added above stands there by then.
    const above = order.slice(0, index).findLast((one) => said[one] !== undefined || (wanted[one] ?? null) !== null);
    const edit = { keyPath: [...keyPath, key], value: overlay(shape, before, after) };
    return [above === undefined ? edit : { ...edit, after: above }];
  });
}
