import type { Inventory, Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { counted } from "../words.ts";

/** How many pods a workload has, as far as git says. */
export interface Replicas {
  /** The fewest. */
  readonly least: number;
  /** `2 pods`, `2 to 5 pods`. */
  readonly text: string;
}

const count = (value: Json | undefined): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;

/** A HorizontalPodAutoscaler that scales the workload has the last word on `spec.replicas`; without either there is one pod. */
export function replicasOf(workload: Resource, inventory: Inventory): Replicas {
  const scaler = inventory
    .of("autoscaling", "HorizontalPodAutoscaler")
    .find(
      ({ ref, body }) =>
        ref.namespace === workload.ref.namespace &&
        textAt(body, "spec", "scaleTargetRef", "kind") === workload.ref.kind &&
        textAt(body, "spec", "scaleTargetRef", "name") === workload.ref.name,
    );
  const most = count(at(scaler?.body, "spec", "maxReplicas"));
  if (most !== undefined) {
    const least = count(at(scaler?.body, "spec", "minReplicas")) ?? 1;
    return { least, text: least === most ? counted(most, "pod") : `${least} to ${counted(most, "pod")}` };
  }
  const least = count(at(workload.body, "spec", "replicas")) ?? 1;
  return { least, text: counted(least, "pod") };
}
