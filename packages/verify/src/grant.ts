import type { Model } from "@kubernetes-models/base";
import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { verification } from "./names.ts";

/** What the job `mesh` may do in one namespace. */
const grant = (name: string, namespace: string, rules: IRole["rules"]): readonly Model<unknown>[] => [
  new Role({ metadata: { name, namespace }, rules }),
  new RoleBinding({
    metadata: { name, namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
    subjects: [{ kind: "ServiceAccount", name: verification.mesh, namespace: verification.namespace }],
  }),
];

/** Of a namespace it may see the pods, and the roots that istiod publishes there. */
export const grantPodsAndRoots = (namespace: string): readonly Model<unknown>[] =>
  grant("meshwright-verify", namespace, [
    { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
    { apiGroups: [""], resources: ["configmaps"], resourceNames: ["istio-ca-root-cert"], verbs: ["get"] },
  ]);

/** In its own it may look up the peers. */
export const grantPeers = (): readonly Model<unknown>[] =>
  grant("mesh-peers", verification.namespace, [{ apiGroups: [""], resources: ["configmaps"], verbs: ["list"] }]);
