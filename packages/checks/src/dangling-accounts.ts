import { textAt } from "@meshwright/inventory";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const account = (namespace: string | undefined) =>
  namespace === undefined ? undefined : { group: "", kind: "ServiceAccount", namespace };

const rules: readonly ReferenceRule[] = [
  {
    group: "rbac.authorization.k8s.io",
    kinds: ["RoleBinding", "ClusterRoleBinding"],
    way: ["subjects", "*"],
    name: "name",
    target: (subject, { ref }) =>
      textAt(subject, "kind") === "ServiceAccount" ? account(textAt(subject, "namespace") ?? ref.namespace) : undefined,
  },
  {
    // Kubernetes deletes a token whose account is not there.
    group: "",
    kinds: ["Secret"],
    way: ["metadata", "annotations", "kubernetes.io/service-account.name"],
    target: (_, { ref, body }) =>
      body["type"] === "kubernetes.io/service-account-token" ? account(ref.namespace) : undefined,
  },
];

export const danglingAccounts = referenceCheck({
  name: "dangling-accounts",
  summary: "Every ServiceAccount that is granted something, or has a token, is rendered or known to be made",
  rules,
});
