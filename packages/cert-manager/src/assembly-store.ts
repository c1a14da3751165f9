import type { Model } from "@kubernetes-models/base";
import { SecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { sameClusterProvider } from "./same-cluster-provider.ts";

/** The Secret that cert-manager writes, and the store from which `cacerts` is assembled. */
export const intermediateSecret = "istio-ca";
export const assemblyStore = "cacerts-assembly";

/** A store over one Secret of its own namespace: its ServiceAccount may get the intermediate and nothing else. */
export function assemblyStoreModels(namespace: string): readonly Model<unknown>[] {
  const metadata = { name: assemblyStore, namespace };
  return [
    new ServiceAccount({ metadata, automountServiceAccountToken: false }),
    new Role({
      metadata,
      rules: [{ apiGroups: [""], resources: ["secrets"], resourceNames: [intermediateSecret], verbs: ["get"] }],
    }),
    new RoleBinding({
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: assemblyStore },
      subjects: [{ kind: "ServiceAccount", name: assemblyStore, namespace }],
    }),
    new SecretStore({
      metadata,
      spec: { provider: sameClusterProvider(namespace, assemblyStore) },
    }),
  ];
}
