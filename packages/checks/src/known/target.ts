/** An object as others name it; `namespace` is absent for cluster-scoped kinds. */
export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The same form as `identityOf`. */
export const targetKey = ({ group, kind, name, namespace }: Target): string =>
  [group, kind, namespace ?? "-", name].join("/");

/** Makes targets of a kind of the core group. */
const core =
  (kind: string) =>
  (name: string, namespace?: string): Target => ({ group: "", kind, name, namespace });

export const configMap = core("ConfigMap");
export const namespaceNamed = core("Namespace");
export const secret = core("Secret");
export const service = core("Service");
export const serviceAccount = core("ServiceAccount");

export const clusterRole = (name: string): Target => ({
  group: "rbac.authorization.k8s.io",
  kind: "ClusterRole",
  name,
});
