import type { Json } from "@meshwright/model";
import { at } from "@meshwright/inventory";

/** What together tells the items of a list apart. `protocol=TCP`: what counts where the key is absent; `a.b`: a key of a key. */
export type ListKeys = readonly string[];

/**
 * Keys of lists, by the field that holds the list; the first that fits is taken. Kubernetes says them with `x-kubernetes-list-map-keys`
 * and `x-kubernetes-patch-merge-key`: https://github.com/kubernetes/kubernetes/blob/master/api/openapi-spec/swagger.json (`+listMapKey`
 * and `patchMergeKey` in staging/src/k8s.io/api/core/v1/types.go). Lists that it takes as a whole (atomic) are here too: to people their
 * items have names as well.
 */
const keysOfField: Readonly<Record<string, readonly ListKeys[]>> = {
  // Pods
  ephemeralContainers: [["name"]],
  hostAliases: [["ip"]],
  imagePullSecrets: [["name"]],
  ports: [["containerPort", "protocol=TCP"], ["port", "protocol=TCP"], ["number"], ["name"]],
  tolerations: [["key=", "effect=", "operator=", "value="]],
  topologySpreadConstraints: [["topologyKey", "whenUnsatisfiable"]],
  volumeDevices: [["devicePath"]],
  volumeMounts: [["mountPath"]],
  // Any object
  conditions: [["type"]],
  ownerReferences: [["uid"], ["kind", "name"]],
  // RBAC: atomic
  subjects: [["kind", "namespace=", "name"]],
  // Admission
  auditAnnotations: [["key"]],
  validations: [["expression"]],
  webhooks: [["name"]],
  // CRDs: the API server wants the names to be unique
  additionalPrinterColumns: [["name"]],
  versions: [["name"]],
  "x-kubernetes-validations": [["rule"]],
  // https://gateway-api.sigs.k8s.io/reference/spec/: `perPort` by its CRD; the others are atomic
  backendRefs: [["group=", "kind=Service", "namespace=", "name", "port="]],
  parentRefs: [["group=", "kind=Gateway", "namespace=", "name", "sectionName=", "port="]],
  perPort: [["port"]],
  // https://istio.io/latest/docs/reference/config/networking/
  endpoints: [["address"], ["name"], ["port"]],
  http: [["name"]],
  route: [["destination.host", "destination.subset=", "destination.port.number="]],
  servers: [["name"], ["port.name"], ["port.number"]],
  // https://external-secrets.io/latest/api/spec/
  data: [["secretKey"], ["key"]],
  // https://fluxcd.io/flux/components/
  dependsOn: [["namespace=", "name"]],
  healthChecks: [["kind", "namespace=", "name"]],
  substituteFrom: [["kind", "name"]],
  valuesFrom: [["kind", "name", "valuesKey="]],
  // https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
  ignoreDifferences: [["group=", "kind", "namespace=", "name="]],
  sources: [["name"], ["ref"]],
};

/** Keys that tell items apart wherever each has one of its own: what most lists of maps are called by. */
const usual: readonly ListKeys[] = [["name"], ["key"], ["id"], ["Sid"], ["alert"], ["record"]];

/** Lists of texts whose order is what they say: the words of a command. */
export const isSequence = (field: string): boolean => field === "command" || field === "args";

/** An item by its keys: what it is called, and what only equal keys have in common. */
export interface ItemName {
  readonly label: string;
  readonly identity: string;
}

/** The name of an item by some keys; undefined where one of them is missing, or is no plain value. */
export function itemName(item: Json, keys: ListKeys): ItemName | undefined {
  const parts = keys.map((key) => {
    const [way = "", absent] = key.split("=", 2);
    const found = at(item, ...way.split(".")) ?? absent;
    return typeof found === "object" ? undefined : found;
  });
  if (parts.includes(undefined) || parts.every((part) => part === "")) return undefined;
  return { label: parts.filter((part) => part !== "").join("/"), identity: JSON.stringify(parts) };
}

/** The keys by which each item on both sides has a name of its own within its list; undefined where none are. */
export function keysOf(
  before: readonly Json[],
  after: readonly Json[],
  field: string,
  known?: ListKeys,
): ListKeys | undefined {
  const isUnique = (items: readonly Json[], keys: ListKeys): boolean => {
    const names = new Set<string>();
    for (const item of items) {
      const name = itemName(item, keys);
      if (name === undefined || names.has(name.identity)) return false;
      names.add(name.identity);
    }
    return true;
  };
  const ofField = Object.hasOwn(keysOfField, field) ? (keysOfField[field] ?? []) : [];
  return [...(known ? [known] : []), ...ofField, ...usual].find(
    (keys) => isUnique(before, keys) && isUnique(after, keys),
  );
}
