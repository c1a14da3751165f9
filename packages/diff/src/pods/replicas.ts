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

/** The HorizontalPodAutoscaler that scales a workload. */
export const scalerOf = ({ ref: workload }: Resource, inventory: Inventory): Resource | undefined =>
  inventory
    .of("autoscaling", "HorizontalPodAutoscaler")
    .find(
      ({ ref, body }) =>
        ref.namespace === workload.namespace &&
        textAt(body, "spec", "scaleTargetRef", "kind") === workload.kind &&
        textAt(body, "spec", "scaleTargetRef", "name") === workload.name,
    );

/** What scales a workload has the last word on `spec.replicas`; without either there is one pod. */
export function replicasOf(workload: Resource, inventory: Inventory): Replicas {
  const scaler = scalerOf(workload, inventory);
  const most = count(at(scaler?.body, "spec", "maxReplicas"));
  if (most !== undefined) {
    const least = count(at(scaler?.body, "spec", "minReplicas")) ?? 1;
    return { least, text: least === most ? counted(most, "pod") : `${least} to ${counted(most, "pod")}` };
  }
  const least = count(at(workload.body, "spec", "replicas")) ?? 1;
  return { least, text: counted(least, "pod") };
}
