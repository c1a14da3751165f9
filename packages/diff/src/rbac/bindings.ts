import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { itemsAt, textAt } from "@meshwright/inventory";

export const group = "rbac.authorization.k8s.io";

/** `ServiceAccount shop/web`, `Group system:authenticated`. */
export const subjectsOf = (binding: Resource | undefined): readonly string[] =>
  itemsAt(binding?.body, "subjects").map((subject) => subjectWords(subject, binding));

function subjectWords(subject: Json, binding: Resource | undefined): string {
  const [kind, name] = [textAt(subject, "kind") ?? "subject", textAt(subject, "name") ?? "without a name"];
  return kind === "ServiceAccount"
    ? `${kind} ${textAt(subject, "namespace") ?? binding?.ref.namespace ?? "default"}/${name}`
    : `${kind} ${name}`;
}

/** The role that a binding gives; undefined where it is in no file. */
export function roleOfBinding({ ref, body }: Resource, inventory: Inventory): Resource | undefined {
  const [kind, name] = [textAt(body, "roleRef", "kind") ?? "", textAt(body, "roleRef", "name") ?? ""];
  return kind === "Role"
    ? inventory.find(group, kind, name, ref.namespace)
    : inventory.find(group, "ClusterRole", name);
}

/** The bindings that give a role. */
export function bindingsOf({ ref }: Resource, inventory: Inventory): readonly Resource[] {
  const all = [...inventory.of(group, "RoleBinding"), ...inventory.of(group, "ClusterRoleBinding")];
  return all.filter(
    (binding) =>
      textAt(binding.body, "roleRef", "kind") === ref.kind &&
      textAt(binding.body, "roleRef", "name") === ref.name &&
      (ref.kind === "ClusterRole" || binding.ref.namespace === ref.namespace),
  );
}

/** Undefined for one that holds in every namespace. */
export const namespaceOf = ({ ref }: Resource): string | undefined =>
  ref.kind === "ClusterRoleBinding" ? undefined : ref.namespace;
