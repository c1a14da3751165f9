import { textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const group = "rbac.authorization.k8s.io";

const rules: readonly ReferenceRule[] = [
  {
    group,
    kinds: ["RoleBinding", "ClusterRoleBinding"],
    way: ["roleRef"],
    name: "name",
    target: (role: Json, { ref }) => {
      const kind = textAt(role, "kind");
      if (kind === undefined) return undefined;
      const ofCluster = kind !== "Role" || ref.namespace === undefined;
      return { group: textAt(role, "apiGroup") ?? group, kind, ...(!ofCluster && { namespace: ref.namespace }) };
    },
  },
];

export const danglingRoles = referenceCheck({
  name: "dangling-roles",
  summary: "Every role that is granted is rendered or known to be made",
  rules,
});
