import type { TrustFleet } from "./authority.ts";
import { authoritiesOf, byPeerGroup } from "./authority.ts";
import { someClockSkew } from "./rules/clock-skew.ts";
import { commonRoot, loneRoot } from "./rules/common-root.ts";
import { rootInCaCrt } from "./rules/direct.ts";
import { distinctRoots } from "./rules/distinct-roots.ts";
import { grantedDuration, honouredNameConstraints, signsCa } from "./rules/issuer.ts";
import { allowedNames } from "./rules/name-constraints.ts";
import { acceptedExtensions, allPurposes } from "./rules/extensions.ts";
import { pathLength } from "./rules/path-length.ts";
import { earlyRenewal, withinItsCa } from "./rules/renewal.ts";
import { strongKeys, strongSignatures } from "./rules/strong.ts";
import { knownTrustDomain } from "./rules/trust-domain.ts";
import { validChainNow, validRootsNow } from "./rules/valid-now.ts";
import { wholeChain } from "./rules/whole-chain.ts";
import type { TrustProblem } from "./trust-problem.ts";
import type { TrustRule } from "./trust-rule.ts";

/** Everything that is proved, sorted by name. */
export const trustRules: readonly TrustRule[] = [
  acceptedExtensions,
  allPurposes,
  allowedNames,
  commonRoot,
  distinctRoots,
  earlyRenewal,
  grantedDuration,
  honouredNameConstraints,
  knownTrustDomain,
  loneRoot,
  pathLength,
  rootInCaCrt,
  signsCa,
  someClockSkew,
  strongKeys,
  strongSignatures,
  validChainNow,
  validRootsNow,
  wholeChain,
  withinItsCa,
];

/**
 * For every cluster and every peer of it: does the peer's proxy accept the cluster's workloads at that moment, and through the
 * next renewal of the cluster's intermediate? Each problem is a reason why not.
 */
export function proveTrust(fleet: TrustFleet, at: Date): readonly TrustProblem[] {
  const authorities = authoritiesOf(fleet);
  const groups = byPeerGroup(authorities);
  return authorities.flatMap((authority) => {
    const peers = groups.get(authority.peerGroup) ?? [];
    return trustRules.flatMap((rule) => [...rule.run(authority, peers, at)]);
  });
}
