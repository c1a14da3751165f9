import type { Inventory, Resource } from "@meshwright/inventory";
import { matchesLabels } from "@meshwright/checks";
import { at, itemsAt } from "@meshwright/inventory";
import { nameOf } from "../words.ts";
import { listed } from "./listed.ts";
import type { MtlsMode } from "./peer-authentication.ts";
import { rootNamespace, selectedLabels } from "./peer-authentication.ts";
import type { MtlsScope } from "./mtls-changes.ts";
import type { Pods } from "./pods.ts";
import { podsOf } from "./pods.ts";

/** Parts of a source that only a caller with a certificate has: https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source. */
const ofIdentity = ["principals", "namespaces", "serviceAccounts"];

/** True where a policy lets nobody in who does not prove who it is. */
function asksForIdentity({ body }: Resource): boolean {
  return itemsAt(body["spec"], "rules").every((rule) => {
    const from = itemsAt(rule, "from");
    return from.length > 0 && from.every((one) => ofIdentity.some((key) => itemsAt(at(one, "source"), key).length > 0));
  });
}

/** The policies that let only some call pods; without pods those of the whole namespace. Without any, everybody may. */
const allowing = (inventory: Inventory, namespace: string, pods?: Pods): readonly Resource[] =>
  inventory.of("security.istio.io", "AuthorizationPolicy").filter((policy) => {
    if (policy.ref.namespace !== namespace && policy.ref.namespace !== rootNamespace) return false;
    if ((at(policy.body["spec"], "action") ?? "ALLOW") !== "ALLOW") return false;
    const labels = selectedLabels(policy);
    return labels === undefined || (pods !== undefined && matchesLabels(labels, pods.labels));
  });

/** Whether AuthorizationPolicies keep out who speaks plaintext, and so has no identity: a sentence. */
export function withoutIdentity(inventory: Inventory, scopes: readonly MtlsScope[], mode: MtlsMode): string {
  const targets = scopes.flatMap(({ namespace, pods }) => {
    if (namespace === undefined) return [];
    const all = pods === undefined ? podsOf(inventory).filter((one) => one.namespace === namespace) : [pods];
    return (all.length === 0 ? [undefined] : all).map((one) => ({
      name: one === undefined ? `namespace ${namespace}` : nameOf(one.resource.ref),
      policies: allowing(inventory, namespace, one),
    }));
  });
  if (targets.length === 0) return "";
  const isClosed = ({ policies }: (typeof targets)[number]): boolean =>
    policies.length > 0 && policies.every(asksForIdentity);
  const closed = targets.filter(isClosed);
  if (closed.length === 0) return " No AuthorizationPolicy of this repository keeps out callers without an identity.";
  const open = targets.filter((target) => !isClosed(target)).map(({ name }) => name);
  const names = listed(closed.flatMap(({ policies }) => policies.map(({ ref }) => nameOf(ref))));
  const who = mode === "DISABLE" ? "Then no caller has an identity" : "Plaintext callers have no identity";
  return ` ${who}, so what lets in by identity refuses them: ${names}.${open.length > 0 ? ` Nothing of the kind protects ${listed(open)}.` : ""}`;
}
