import type { FleetPlace } from "@meshwright/findings";

export type KeyPath = readonly (string | number)[];

/** Where a piece of the fleet was read from; it knows the place of every value. */
export interface Source {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** The place of a value, or of its key. Where it does not exist, the nearest map around it. */
  place(keyPath: KeyPath, part?: "key" | "value"): FleetPlace;
  /** A number or truth value as the file spells it, with its leading zeros. */
  written?(keyPath: KeyPath): string | undefined;
}

/** A file as a whole. */
export const fileSource = (file: string): Source => ({
  file,
  place: (keyPath) => ({ in: "fleet", file, keyPath }),
});

/** Part of a fleet made in code: there are no lines, and key paths start further up. */
export const partSource = (file: string, start: KeyPath): Source => ({
  file,
  place: (keyPath) => ({ in: "fleet", file, keyPath: [...start, ...keyPath] }),
});
