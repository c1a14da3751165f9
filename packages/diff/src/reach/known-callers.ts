import type { Inventory } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { KnownCall } from "../mesh/calls.ts";
import { callsInto, reaches } from "../mesh/calls.ts";

/** Clusters that differ, and this one: what is the same on both sides is not read for the sake of its callers. */
const inventories = ({ after }: ClusterDelta, { clusters }: Delta): readonly Inventory[] => [
  after,
  ...clusters.map((one) => one.after).filter((one) => one !== after),
];

/** Who really calls some pods, by its settings or what verifies it, here or through a peer's Service of the same name. */
export const realCalls = (
  delta: ClusterDelta,
  whole: Delta,
  namespace: string,
  labels: Json | undefined,
): readonly KnownCall[] =>
  inventories(delta, whole).flatMap((inventory) =>
    callsInto(inventory, namespace).filter(
      (call) => call.by !== "policy" && (labels === undefined || reachesLike(call, labels)),
    ),
  );

/** True where the labels that a policy selects by may be those of the pods that are called. */
function reachesLike(call: KnownCall, labels: Json): boolean {
  return reaches(call, labels) || reaches({ ...call, selector: labels }, call.selector);
}
