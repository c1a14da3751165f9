import type { SettledUnit } from "@meshwright/kit";
import { isTogether } from "@meshwright/model";
import { releaseByReference } from "../by-reference.ts";

/** What one Application delivers: a unit, or those of a whole mesh in one cluster. */
export interface Delivery {
  /** As a unit's: it names the Application. */
  readonly id: string;
  readonly wave: number;
  readonly aside: boolean;
  readonly cascades: boolean;
  /** In the order in which they come to life. */
  readonly units: readonly SettledUnit[];
}

/** The Application that delivers all units of the mesh itself. */
const together = "00-mesh";

const alone = (unit: SettledUnit): Delivery => ({ ...unit, units: [unit] });

/**
 * Where the tree holds the objects of all charts of the mesh itself, one Application delivers them: waves of the objects,
 * with gates as hooks between them, then order everything in one sync. A chart by reference cannot be part of it: its
 * objects have no waves, and an Application has one destination namespace, which is its charts'.
 */
export function deliveriesOf(units: readonly SettledUnit[]): readonly Delivery[] {
  // What stands aside waits for others, in whatever phase: the mesh of the cluster must not wait with it.
  const isOfMesh = ({ phase, aside }: SettledUnit): boolean => isTogether(phase) && !aside;
  const ofMesh = units.filter(isOfMesh);
  const isRendered =
    ofMesh.some(({ release }) => release !== undefined) &&
    ofMesh.every((unit) => releaseByReference(unit) === undefined);
  if (!isRendered) return units.map(alone);
  return [
    { id: together, wave: 0, aside: false, cascades: false, units: ofMesh },
    ...units.filter((unit) => !isOfMesh(unit)).map(alone),
  ];
}
