import type { TrustFleet } from "./authority.ts";
import { authoritiesOf } from "./authority.ts";
import { commonRoot, loneRoot } from "./rules/common-root.ts";
import { grantedDuration, honouredNameConstraints, signsCa } from "./rules/issuer.ts";
import { allowedNames } from "./rules/name-constraints.ts";
import { pathLength } from "./rules/path-length.ts";
import { earlyRenewal, withinItsCa } from "./rules/renewal.ts";
import type { TrustProblem } from "./trust-problem.ts";
import type { TrustRule } from "./trust-rule.ts";

/** Everything that is proved, sorted by name. */
export const trustRules: readonly TrustRule[] = [
  allowedNames,
  commonRoot,
  earlyRenewal,
  grantedDuration,
  honouredNameConstraints,
  loneRoot,
  pathLength,
  signsCa,
  withinItsCa,
];

/**
 * For every cluster and every peer of it: does the peer's proxy accept the cluster's workloads at that moment, and through the
 * next renewal of the cluster's intermediate? Each problem is a reason why not.
 */
export function proveTrust(fleet: TrustFleet, at: Date): readonly TrustProblem[] {
  const authorities = authoritiesOf(fleet);
  const groups = Map.groupBy(authorities, ({ peerGroup }) => peerGroup);
  return authorities.flatMap((authority) => {
    const peers = groups.get(authority.peerGroup) ?? [];
    return trustRules.flatMap((rule) => [...rule.run(authority, peers, at)]);
  });
}
