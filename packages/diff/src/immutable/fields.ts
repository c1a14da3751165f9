import type { Json } from "@meshwright/model";
import { at, entriesAt, textAt } from "@meshwright/inventory";

/** One thing that an API server does not let an update change. */
export interface Immutable {
  readonly keys: readonly string[];
  /** What counts as said where nothing is. */
  readonly otherwise?: Json;
  /** False where an update may change it after all. */
  readonly holds?: (before: Json | undefined, after: Json | undefined) => boolean;
}

const field = (path: string, more: Omit<Immutable, "keys"> = {}): Immutable => ({ keys: path.split("."), ...more });

const bothSay = (path: string) => (before: Json | undefined, after: Json | undefined) =>
  [before, after].every((body) => at(body, ...path.split(".")) !== undefined);

/** A Service without an address of its own has none to keep. */
const staysInside = (before: Json | undefined, after: Json | undefined): boolean =>
  [before, after].every((body) => textAt(body, "spec", "type") !== "ExternalName") &&
  at(after, "spec", "clusterIP") !== undefined;

const wasImmutable = (before: Json | undefined): boolean => at(before, "immutable") === true;

/** Fields of a StatefulSet's spec that may change: ValidateStatefulSetUpdate in pkg/apis/apps/validation/validation.go. */
const mutableOfStatefulSet = new Set([
  "minReadySeconds",
  "ordinals",
  "persistentVolumeClaimRetentionPolicy",
  "replicas",
  "revisionHistoryLimit",
  "template",
  "updateStrategy",
]);

const indexedOrSame = (before: Json | undefined, after: Json | undefined): boolean =>
  !(
    textAt(before, "spec", "completionMode") === "Indexed" &&
    at(after, "spec", "completions") === at(after, "spec", "parallelism")
  );

/**
 * https://github.com/kubernetes/kubernetes: pkg/apis/{apps,batch,core,networking,node,rbac,scheduling,storage}/validation/validation.go and
 * staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go; GatewayClass by a rule of its CRD.
 */
const fields: Readonly<Record<string, readonly Immutable[]>> = {
  "/ConfigMap": ["data", "binaryData", "immutable"].map((key) => field(key, { holds: wasImmutable })),
  "/PersistentVolumeClaim": [
    ...["accessModes", "selector", "volumeMode", "dataSource", "dataSourceRef"].map((key) => field(`spec.${key}`)),
    ...["storageClassName", "volumeName"].map((key) => field(`spec.${key}`, { holds: bothSay(`spec.${key}`) })),
  ],
  "/Secret": [
    field("type", { otherwise: "Opaque" }),
    ...["data", "stringData", "immutable"].map((key) => field(key, { holds: wasImmutable })),
  ],
  "/Service": [
    field("spec.clusterIP", { holds: staysInside }),
    field("spec.loadBalancerClass", { holds: bothSay("spec.loadBalancerClass") }),
  ],
  "apiextensions.k8s.io/CustomResourceDefinition": [
    "spec.group",
    "spec.scope",
    "spec.names.kind",
    "spec.names.plural",
  ].map((path) => field(path)),
  "apps/DaemonSet": [field("spec.selector")],
  "apps/Deployment": [field("spec.selector")],
  "apps/ReplicaSet": [field("spec.selector")],
  "batch/Job": [
    ...["selector", "template", "podFailurePolicy", "successPolicy", "backoffLimitPerIndex", "managedBy"].map((key) =>
      field(`spec.${key}`),
    ),
    field("spec.completionMode", { otherwise: "NonIndexed" }),
    field("spec.completions", { holds: indexedOrSame }),
  ],
  "discovery.k8s.io/EndpointSlice": [field("addressType")],
  "gateway.networking.k8s.io/GatewayClass": [field("spec.controllerName")],
  "networking.k8s.io/IngressClass": [field("spec.controller")],
  "node.k8s.io/RuntimeClass": [field("handler")],
  "rbac.authorization.k8s.io/ClusterRoleBinding": [field("roleRef")],
  "rbac.authorization.k8s.io/RoleBinding": [field("roleRef")],
  "scheduling.k8s.io/PriorityClass": [field("value"), field("preemptionPolicy", { otherwise: "PreemptLowerPriority" })],
  "storage.k8s.io/StorageClass": [
    field("parameters"),
    field("provisioner"),
    field("reclaimPolicy", { otherwise: "Delete" }),
    field("volumeBindingMode", { otherwise: "Immediate" }),
  ],
};

/** Everything in an object of this kind, before and after, that an update may not change. */
export function immutableFields(kind: string, before: Json | undefined, after: Json | undefined): readonly Immutable[] {
  if (kind !== "apps/StatefulSet") return Object.hasOwn(fields, kind) ? (fields[kind] ?? []) : [];
  const said = [before, after].flatMap((body) => entriesAt(body, "spec").map(([key]) => key));
  return [...new Set(said)]
    .filter((key) => !mutableOfStatefulSet.has(key))
    .map((key) => ({ keys: ["spec", key], ...(key === "podManagementPolicy" && { otherwise: "OrderedReady" }) }));
}

/** A quantity of storage as a number: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/. */
function bytes(value: Json | undefined): number | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const [, number, prefix = "", binary] = /^(\d+(?:\.\d+)?)(?:([kKMGTPE])(i?))?$/.exec(text) ?? [];
  const power = "KMGTPE".indexOf(prefix.toUpperCase()) + 1;
  return number === undefined
    ? undefined
    : Number(number) * (binary === "i" ? 1024 : 1000) ** (prefix === "" ? 0 : power);
}

/** True where a claim asks for less than before: it may only grow. */
export function shrinks(before: Json | undefined, after: Json | undefined): boolean {
  const [old, now] = [before, after].map((body) => bytes(at(body, "spec", "resources", "requests", "storage")));
  return old !== undefined && now !== undefined && now < old;
}
