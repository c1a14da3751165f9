import type { Resource } from "@meshwright/inventory";
import { itemsAt, textsAt } from "@meshwright/inventory";

/** `mesh.example/ns/shop/sa/web`, of all rules of an AuthorizationPolicy. */
export const principalsOf = (body: Resource["body"]): readonly string[] =>
  itemsAt(body["spec"], "rules")
    .flatMap((rule) => itemsAt(rule, "from"))
    .flatMap((from) => textsAt(from, "source", "principals"));

/** `shop/web`: the service account that a principal stands for, where it names one. */
export function accountOf(principal: string): string | undefined {
  const [, namespace, account] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  return account === undefined ? undefined : `${namespace}/${account}`;
}
