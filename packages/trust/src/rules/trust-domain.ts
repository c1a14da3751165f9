import { sharedTrustDomains } from "@meshwright/model";
import { kinds } from "@meshwright/findings";
import type { Authority } from "../authority.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * A proxy accepts workloads of its own trust domain and of the aliases, of which the mesh's trust domain always is one. Of others neither
 * servers nor clients: https://github.com/istio/istio, `pilot/pkg/networking/plugin/authn/util.go` and `pkg/spiffe/spiffe.go`, `ExpandWithTrustDomains`.
 */
const accepts = ({ trustDomain, mesh }: Authority, other: string): boolean =>
  [trustDomain, ...sharedTrustDomains(mesh)].includes(other);

export const knownTrustDomain: TrustRule = {
  name: "known-trust-domain",
  summary: "Every peer accepts the trust domain of a cluster's workloads",
  *run({ clusters, trustDomain }, peers) {
    const refusing = peers.filter((peer) => !accepts(peer, trustDomain)).flatMap((peer) => peer.clusters);
    if (refusing.length === 0) return;
    yield problem(kinds.foreignTrustDomain, { clusters, peers: refusing, keyPath: ["trustDomain"] }, (all) => ({
      clusters: all,
      peers: refusing,
      trustDomain,
    }));
  },
};
