import type { Inventory } from "@meshwright/inventory";
import { at, entriesAt } from "@meshwright/inventory";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { nameOf } from "../words.ts";
import { dangerOf, riskOfGrants } from "./danger.ts";
import { grantsOf, grantWords, rulesOf } from "./grants.ts";

const prefix = "rbac.authorization.k8s.io/aggregate-to-";

const rolesOf = (side: ObjectChange["before"]): readonly string[] =>
  entriesAt(side?.body, "metadata", "labels").flatMap(([key, value]) =>
    key.startsWith(prefix) && value === "true" ? [key.slice(prefix.length)] : [],
  );

/** A ClusterRole whose label adds its grants to `view`, `edit` or `admin`: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles. */
export function aggregationEffects(change: ObjectChange, after: Inventory): readonly Said[] {
  const [old, now] = [rolesOf(change.before), rolesOf(change.after)];
  const gained = now.filter((role) => !old.includes(role));
  const within = change.changes.filter(
    ({ path }) =>
      path.some((step) => "key" in step && step.key.startsWith(prefix)) ||
      (path.length === 2 && at(change.after?.body, "metadata", "labels") === undefined),
  );
  if (gained.length === 0 || change.after === undefined) return [];
  const grants = grantsOf(rulesOf(change.after, after));
  const dangers = [...new Set(grants.flatMap((grant) => dangerOf(grant, undefined) ?? []))];
  return [
    {
      risk: riskOfGrants(grants, undefined),
      says: `Everybody who has ClusterRole ${listed(gained)} gets what ${nameOf(resourceOf(change).ref)} grants too: ${listed(grantWords(grants)) || "nothing yet"}.${dangers.length === 0 ? "" : ` Whoever has it ${listed(dangers)}.`}`,
      ...(riskOfGrants(grants, undefined) !== "routine" && {
        beforeMerging:
          "See who that is, and whether each of them is meant to: `kubectl get rolebindings,clusterrolebindings -A -o wide`.",
      }),
      causes: [causeOf(change, change.how === "changed" ? within : undefined)],
    },
  ];
}
