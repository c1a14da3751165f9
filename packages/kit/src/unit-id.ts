import { waveOf } from "@meshwright/model";
import type { Unit } from "./component.ts";

/** `60-istiod`: how a unit is called everywhere. */
export const unitId = ({ phase, name }: Pick<Unit, "phase" | "name">): string =>
  `${String(waveOf(phase)).padStart(2, "0")}-${name}`;
