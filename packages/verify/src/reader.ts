import type { Model } from "@kubernetes-models/base";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { verification } from "./names.ts";

/** What the job `mesh` may see of one namespace: its pods, and the roots that istiod publishes there. */
export function readerOf(namespace: string): readonly Model<unknown>[] {
  const metadata = { name: "meshwright-verify", namespace };
  return [
    new Role({
      metadata,
      rules: [
        { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
        { apiGroups: [""], resources: ["configmaps"], resourceNames: ["istio-ca-root-cert"], verbs: ["get"] },
      ],
    }),
    new RoleBinding({
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: metadata.name },
      subjects: [{ kind: "ServiceAccount", name: verification.mesh, namespace: verification.namespace }],
    }),
  ];
}
