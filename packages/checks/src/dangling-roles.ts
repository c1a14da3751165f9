import { kinds } from "@meshwright/findings";
import { textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check } from "./check.ts";
import { dangling, type ReferenceRule, referencesBy } from "./known/reference.ts";

const group = "rbac.authorization.k8s.io";

const rules: readonly ReferenceRule[] = [
  {
    group,
    kinds: ["RoleBinding", "ClusterRoleBinding"],
    way: ["roleRef"],
    name: "name",
    target: (role: Json, { ref }) => {
      const kind = textAt(role, "kind");
      if (kind === "ClusterRole") return { group, kind };
      return kind === "Role" && ref.namespace !== undefined ? { group, kind, namespace: ref.namespace } : undefined;
    },
  },
];

export const danglingRoles: Check = {
  name: "dangling-roles",
  summary: "Every role that is granted is rendered or known to be made",
  finds: [kinds.danglingReference],
  run: (input) => dangling(input, referencesBy(rules, input.inventory)),
};
