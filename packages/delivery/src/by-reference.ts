import type { SettledUnit } from "@meshwright/kit";
import type { Release } from "@meshwright/model";

/** The release of a unit, where an engine fetches and renders its chart; undefined where the tree holds the objects. */
export const releaseByReference = ({ release }: Pick<SettledUnit, "release">): Release | undefined =>
  release?.chart.mode === "reference" ? release : undefined;
