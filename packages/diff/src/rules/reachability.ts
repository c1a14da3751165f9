import type { Inventory } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { authorizationEffects } from "../reach/authorization.ts";
import { listEffects } from "../reach/lists.ts";
import { networkPolicyEffects } from "../reach/network-policy.ts";
import { releaseOpenings } from "../reach/release-openings.ts";
import { selectionEffects } from "../reach/selection.ts";
import { serviceEffects } from "../reach/services.ts";
import type { Rule } from "../rule.ts";

export const reachability: Rule = {
  name: "reachability",
  heading: "Who may call what changes",
  summary: "Policies, gateways, Services and what sidecars know let somebody in newly, or keep somebody out",
  risks: ["stop", "careful"],
  *run(delta, whole) {
    const seen = { ...delta, changes: ofOldNamespaces(delta) };
    yield* authorizationEffects(seen, whole);
    yield* networkPolicyEffects(seen, whole);
    yield* serviceEffects(delta, whole);
    yield* listEffects(seen);
    yield* selectionEffects(delta);
    yield* releaseOpenings(delta);
  },
};

const hasNamespace = (inventory: Inventory, namespace: string): boolean =>
  inventory.find("", "Namespace", namespace) !== undefined;

/** Without what comes or goes with its whole namespace: nobody called there, or nobody is there to be called. */
function ofOldNamespaces({ changes, before, after }: ClusterDelta): readonly ObjectChange[] {
  return changes.filter((change) => {
    const { namespace } = resourceOf(change).ref;
    return namespace === undefined || hasNamespace(before, namespace) === hasNamespace(after, namespace);
  });
}
