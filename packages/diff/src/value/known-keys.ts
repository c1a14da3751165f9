/** What together tells the items of a list apart. `protocol=TCP`: what counts where the key is absent; `a.b`: a key of a key. */
export type ListKeys = readonly string[];

/**
 * Keys of lists, by the field that holds the list; the first that fits is taken. Kubernetes says them with `x-kubernetes-list-map-keys`
 * and `x-kubernetes-patch-merge-key`: https://github.com/kubernetes/kubernetes/blob/master/api/openapi-spec/swagger.json (`+listMapKey`
 * and `patchMergeKey` in staging/src/k8s.io/api/core/v1/types.go). Lists that it takes as a whole (atomic) are here too: to people their
 * items have names as well.
 */
export const keysOfField: Readonly<Record<string, readonly ListKeys[]>> = {
  // Pods
  ephemeralContainers: [["name"]],
  hostAliases: [["ip"]],
  imagePullSecrets: [["name"]],
  ports: [["containerPort", "protocol=TCP"], ["port", "protocol=TCP"], ["number"], ["name"]],
  topologySpreadConstraints: [["topologyKey", "whenUnsatisfiable"]],
  volumeDevices: [["devicePath"]],
  volumeMounts: [["mountPath"]],
  // Any object
  conditions: [["type"]],
  ownerReferences: [["uid"], ["kind", "name"]],
  // Admission
  auditAnnotations: [["key"]],
  webhooks: [["name"]],
  // RBAC: atomic
  subjects: [["kind", "namespace=", "name"]],
  // CRDs: the API server wants the names to be unique
  additionalPrinterColumns: [["name"]],
  versions: [["name"]],
  // https://gateway-api.sigs.k8s.io/reference/spec/
  perPort: [["port"]],
  // https://istio.io/latest/docs/reference/config/networking/
  http: [["name"]],
  servers: [["name"], ["port.name"], ["port.number"]],
  // https://external-secrets.io/latest/api/spec/
  data: [["secretKey"], ["match.secretKey", "match.remoteRef.remoteKey=", "match.remoteRef.property="], ["key"]],
  // https://fluxcd.io/flux/components/
  dependsOn: [["namespace=", "name"]],
  healthChecks: [["kind", "namespace=", "name"]],
  substituteFrom: [["kind", "name"]],
  valuesFrom: [["kind", "name", "valuesKey="]],
  // https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml and project.yaml
  clusterResourceBlacklist: [["group=", "kind"]],
  clusterResourceWhitelist: [["group=", "kind"]],
  destinations: [["name=", "server=", "namespace="]],
  ignoreDifferences: [["group=", "kind", "namespace=", "name="]],
  namespaceResourceBlacklist: [["group=", "kind"]],
  namespaceResourceWhitelist: [["group=", "kind"]],
};

/**
 * What items of other lists are called by, although it may change as anything else in them does: what has no namesake on the other
 * side is the item there that it is most like, if any.
 */
export const namesOfField: Readonly<Record<string, readonly ListKeys[]>> = {
  backendRefs: [["group=", "kind=Service", "namespace=", "name", "port="]],
  endpoints: [["address"], ["name"], ["port"]],
  parentRefs: [["group=", "kind=Gateway", "namespace=", "name", "sectionName=", "port="]],
  route: [["destination.host", "destination.subset=", "destination.port.number="]],
  // Of Applications
  sources: [["name"], ["ref"], ["chart=", "path="]],
  tolerations: [["key=", "effect=", "operator=", "value="]],
  validations: [["expression"]],
  "x-kubernetes-validations": [["rule"]],
};

/** Keys that tell items apart wherever each has one of its own: what most lists of maps are called by. */
export const usualKeys: readonly ListKeys[] = [["name"], ["key"], ["id"], ["Sid"], ["alert"], ["record"]];
