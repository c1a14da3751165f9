import { gateLabel } from "@meshwright/model";
import { unitTitle } from "../forecast/unit-title.ts";
import { waveOfUnit } from "../mesh/units.ts";
import type { Said } from "../rule.ts";

/** What is said of a gate, before its causes are known. */
export type Told = Omit<Said, "causes">;

/** Up to the links, an order that is lost means a mesh with a CA of its own, or one that half exists. */
const lastOfMesh = 79;

export const isOfMesh = (unit: string): boolean => waveOfUnit(unit) <= lastOfMesh;

/** `istiod` of `60-istiod`, `the remote secret for cluster-b` of its link: the step as people call it. */
export const stepName = (unit: string): string => unitTitle(unit).title ?? unit.replace(/^\d+-/, "");

/** How to see what it still waits for. */
export const whatWaits = (unit: string): string =>
  `\`kubectl -n meshwright-gates logs -l ${gateLabel}=${unit}\` says what the Job still waits for; nothing is left when it has ended.`;
