import type { JsonSchema } from "../json-schema.ts";
import type { Correction } from "./corrections.ts";

/** Corrections of the kinds of one API group, by address. */
export type Rows = Readonly<Record<string, JsonSchema>>;

const corrections = (group: string, rows: Rows, expects: Correction["expects"]): readonly Correction[] =>
  Object.entries(rows).map(([address, put]) => ({ at: group === "" ? address : `${group}:${address}`, put, expects }));

/** Fields that the packages' types do not have yet. */
export const newFields = (group: string, rows: Rows): readonly Correction[] => corrections(group, rows, "new");

/** What the types lost, or say otherwise than upstream; `*` is all groups. */
export const lost = (group: string, rows: Rows): readonly Correction[] =>
  corrections(group === "*" ? "" : group, rows, "known");
