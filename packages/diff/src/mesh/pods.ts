import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { podTemplates } from "@meshwright/checks";
import { at, textAt } from "@meshwright/inventory";
import { managedBy, waveOf } from "@meshwright/model";
import { oncePer } from "../once-per.ts";
import { holdsProxy, sidecarOf } from "./sidecar.ts";

/** The pods of a workload, as the mesh sees them. */
export interface Pods {
  readonly resource: Resource;
  readonly namespace: string;
  readonly labels: Json | undefined;
  readonly spec: Json | undefined;
  readonly account: string;
  /** Revision of the istiod that gives them a sidecar; undefined where they have none. */
  readonly sidecar: string | undefined;
}

/** The pods of all workloads of a cluster. Charts by reference show none of theirs. */
export const podsOf = oncePer((inventory: Inventory): readonly Pods[] =>
  podTemplates(inventory).map(({ resource, keys, labels, spec }): Pods => {
    const namespace = resource.ref.namespace ?? "default";
    const ofNamespace = at(inventory.find("", "Namespace", namespace)?.body, "metadata", "labels");
    const annotations = at(resource.body, ...keys, "metadata", "annotations");
    const sidecar = sidecarOf(ofNamespace, labels, spec, annotations) ?? (holdsProxy(spec) ? "its own" : undefined);
    return { resource, namespace, labels, spec, account: textAt(spec, "serviceAccountName") ?? "default", sidecar };
  }),
);

/** True for what people deploy; false for what makes the mesh, watches it, or waits for it. */
export function isOfPeople({ area, ref, body }: Resource): boolean {
  if (area.of === "unit") {
    const wave = Number.parseInt(area.unit, 10);
    if (wave < waveOf("apps") || wave >= waveOf("kiali")) return false;
  }
  const isOurs = Object.entries(managedBy).every(([key, value]) => textAt(body, "metadata", "labels", key) === value);
  return (area.of === "unit" || area.of === "nothing") && !(isOurs && (ref.kind === "Job" || ref.kind === "CronJob"));
}
