import { clusterRole, configMap, service, serviceAccount, type Target } from "./target.ts";

// What every cluster has without anybody rendering it.

/** Namespaces that Kubernetes keeps: whatever lies in them may be the cluster's own. */
export const ownNamespaces: readonly string[] = ["kube-system", "kube-public", "kube-node-lease"];

/** `system:` is kept for Kubernetes; `eks:` are those of EKS. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export const isOwnRole = ({ group, kind, name }: Target): boolean =>
  group === "rbac.authorization.k8s.io" && /^(system|eks):/.test(name) && kind.endsWith("Role");

/** Without namespace where it is made in each. */
export const ownObjects: readonly Target[] = [
  ...["admin", "cluster-admin", "edit", "view"].map(clusterRole),
  ...["system-cluster-critical", "system-node-critical"].map((name) => ({
    group: "scheduling.k8s.io",
    kind: "PriorityClass",
    name,
  })),
  serviceAccount("default"),
  // https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/: root-ca-certificate-publisher
  configMap("kube-root-ca.crt"),
  service("kubernetes", "default"),
];
