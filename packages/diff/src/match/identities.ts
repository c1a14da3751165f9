import type { Resource } from "@meshwright/inventory";
import { identityOf } from "@meshwright/inventory";
import type { ObjectPair, Unpaired } from "./pairs.ts";
import { leftBeside, pairBy } from "./pairs.ts";

/** What an object lies there for. One gate may be there in the dress of each engine. */
export const areaKey = ({ area }: Resource): string => `${area.of} ${"engine" in area ? area.engine : ""}`;

/** Objects that an API server takes for the same; first what lies there for the same purpose. */
export function ofSameIdentity(left: Unpaired): readonly ObjectPair[] {
  const inArea = pairBy(left, (one) => `${areaKey(one)} ${identityOf(one)}`);
  return [...inArea, ...pairBy(leftBeside(left, inArea), identityOf)];
}
