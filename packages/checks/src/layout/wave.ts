import { pointerTo } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { largestOffset, syncWave } from "@meshwright/model";

export const wavePointer = pointerTo("metadata", "annotations", syncWave);

/** An object's wave; undefined where it names none that Argo CD can read. */
export function waveOfObject({ body }: Resource): number | undefined {
  const text = textAt(body, "metadata", "annotations", syncWave);
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** How findings write a wave. */
export const waveText = (wave: number | undefined): string =>
  wave === undefined ? "0, for it names none" : String(wave);

/** The first and the last wave of a unit, by the number in its name: `40-ca`. */
export function wavesOf(unit: string): readonly [first: number, last: number] | undefined {
  const first = /^(\d{2,3})-/.exec(unit)?.[1];
  return first === undefined ? undefined : [Number(first), Number(first) + largestOffset];
}

export const isIn = (wave: number | undefined, [first, last]: readonly [number, number]): boolean =>
  wave !== undefined && wave >= first && wave <= last;
