import type { Model } from "@kubernetes-models/base";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { exchangeName } from "./store.ts";

/**
 * What the cluster that holds a `kubernetes` exchange needs: the account whose token opens the namespace. The token is
 * made and handed to every cluster by hand; it never passes through git. It may do what External Secrets calls for pushes
 * that delete nothing and for fetches by name, and cannot list what lies there:
 * https://github.com/external-secrets/external-secrets, pkg/provider/kubernetes/client.go and validate.go
 */
export function exchangeHolderModels(namespace: string): readonly Model<unknown>[] {
  const metadata = { name: exchangeName, namespace };
  return [
    new ServiceAccount({ metadata, automountServiceAccountToken: false }),
    new Role({
      metadata,
      rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "create", "update"] }],
    }),
    new RoleBinding({
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: exchangeName },
      subjects: [{ kind: "ServiceAccount", name: exchangeName, namespace }],
    }),
  ];
}
