import type { Inventory, Resource } from "@meshwright/inventory";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { containersOf, podSpecOf } from "./pod-template.ts";

/** A workload that reads a ConfigMap or Secret, and when it sees that it is another. */
export interface Reader {
  readonly workload: Resource;
  /** `files`: the kubelet updates them while the pod runs; `restart`: environment variables, and files mounted by subPath. */
  readonly as: "files" | "restart";
}

/** How pods name each of the two. */
const ways = {
  ConfigMap: { volume: ["configMap", "name"], source: "configMap", env: "configMapKeyRef", all: "configMapRef" },
  Secret: { volume: ["secret", "secretName"], source: "secret", env: "secretKeyRef", all: "secretRef" },
} as const;

const workloadKinds: readonly (readonly [group: string, kind: string])[] = [
  ["apps", "Deployment"],
  ["apps", "StatefulSet"],
  ["apps", "DaemonSet"],
  ["batch", "CronJob"],
  ["batch", "Job"],
];

/** Names of the pod's volumes that hold it. */
const volumesOf = (spec: Json | undefined, kind: keyof typeof ways, name: string): ReadonlySet<string> =>
  new Set(
    itemsAt(spec, "volumes")
      .filter(
        (volume) =>
          textAt(volume, ...ways[kind].volume) === name ||
          itemsAt(volume, "projected", "sources").some((source) => textAt(source, ways[kind].source, "name") === name),
      )
      .flatMap((volume) => textAt(volume, "name") ?? []),
  );

/**
 * https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically: environment variables "are
 * not updated automatically and require a pod restart", and a subPath mount "will not receive updates".
 */
function readsAs(spec: Json | undefined, kind: keyof typeof ways, name: string): Reader["as"] | undefined {
  const volumes = volumesOf(spec, kind, name);
  const containers = containersOf(spec).map(({ body }) => body);
  const mounts = containers
    .flatMap((body) => itemsAt(body, "volumeMounts"))
    .filter((mount) => volumes.has(textAt(mount, "name") ?? ""));
  const inEnv = containers.some(
    (body) =>
      itemsAt(body, "env").some((one) => textAt(one, "valueFrom", ways[kind].env, "name") === name) ||
      itemsAt(body, "envFrom").some((one) => textAt(one, ways[kind].all, "name") === name),
  );
  if (inEnv || mounts.some((mount) => at(mount, "subPath") !== undefined || at(mount, "subPathExpr") !== undefined))
    return "restart";
  return volumes.size > 0 ? "files" : undefined;
}

/** The workloads of a cluster that read a ConfigMap or Secret of their namespace. */
export const readersOf = (
  kind: keyof typeof ways,
  name: string,
  namespace: string | undefined,
  inventory: Inventory,
): readonly Reader[] =>
  workloadKinds
    .flatMap(([group, of]) => inventory.of(group, of))
    .filter(({ ref }) => ref.namespace === namespace)
    .flatMap((workload) => {
      const as = readsAs(podSpecOf(workload), kind, name);
      return as === undefined ? [] : [{ workload, as }];
    });
