import { kinds } from "@meshwright/findings";
import type { Cluster } from "@meshwright/model";
import { addressesOf } from "../flow/addresses.ts";
import { directionsOf, peerPairs, type PeerPair } from "../peer-pair.ts";
import type { Range } from "../range.ts";
import { overlaps, rangeOf, reaches } from "../range.ts";
import type { ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";

/** What peers send to in a cluster, by who stands there. */
function reached(
  { clusters: _, isFlat }: PeerPair,
  cluster: Cluster,
): readonly (readonly [string, readonly Range[]])[] {
  const { pods, "control-plane": controlPlane, "load-balancer": loadBalancers } = addressesOf(cluster);
  return [["control plane", controlPlane], isFlat ? ["pods", pods] : ["load balancers", loadBalancers]];
}

/**
 * AWS refuses a peering of VPCs of which any two CIDRs overlap, used or not:
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations. Addresses that are used are the
 * walk's to tell, and of peers of one network a check of the fleet's.
 */
export const distinctPeeredVpcs: ReachRule = {
  name: "distinct-peered-vpcs",
  summary: "No VPC peering joins VPCs that overlap in addresses of which the mesh uses none",
  *run({ fleet }) {
    for (const pair of peerPairs(fleet)) {
      if (pair.isFlat || pair.connection.kind !== "vpc-peering" || isUsed(pair)) continue;
      const [one, other] = pair.clusters;
      const found = one.vpc.cidrs.flatMap((cidr) =>
        other.vpc.cidrs.flatMap((otherCidr, at) =>
          overlaps(rangeOf(cidr), rangeOf(otherCidr)) ? [{ cidr, otherCidr, at }] : [],
        ),
      );
      for (const { cidr, otherCidr, at } of found)
        yield reachProblem(
          kinds.overlappingPeering,
          {
            cluster: other.name,
            keyPath: ["vpc", "cidrs", at],
            pairs: directionsOf(pair).map(([from, to]) => [from.name, to.name]),
          },
          { cluster: one.name, other: other.name, cidr, otherCidr },
        );
    }
  },
};

/** True where one of the two sends to addresses that its own VPC has too. */
const isUsed = (pair: PeerPair): boolean =>
  directionsOf(pair).some(([from, to]) =>
    reached(pair, to).some(([, ranges]) =>
      ranges.some((range) =>
        reaches(
          range,
          from.vpc.cidrs.map((cidr) => rangeOf(cidr)),
        ),
      ),
    ),
  );

/**
 * A pod's packets to an address of a Service are turned to its backends before any route is looked up, and an overlay has routes of
 * its own: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html wants a service CIDR that
 * overlaps no network that is joined to the VPC.
 */
export const freeAtHome: ReachRule = {
  name: "free-at-home",
  summary: "No addresses that peers are called by are those of Services or of an overlay at home",
  *run({ fleet }) {
    const ways = peerPairs(fleet).flatMap((pair) => directionsOf(pair).map(([from, to]) => ({ pair, from, to })));
    for (const [from, others] of Map.groupBy(ways, (way) => way.from))
      for (const { what, cidr, keyPath } of takenBy(from)) {
        const found = others.flatMap(({ pair, to }) =>
          reached(pair, to).flatMap(([otherWhat, ranges]) => {
            const range = ranges.find((one) => overlaps(one, rangeOf(cidr)));
            return range === undefined ? [] : [{ other: to.name, otherWhat, otherCidr: range.text }];
          }),
        );
        const [first] = found;
        if (first === undefined) continue;
        const peers = [...new Set(found.map(({ other }) => other))];
        // It is one range that is mistaken, however many peers it meets.
        yield reachProblem(
          kinds.takenAtHome,
          { cluster: from.name, keyPath, pairs: peers.map((peer) => [from.name, peer]) },
          { cluster: from.name, what, cidr, ...first, more: peers.slice(1) },
        );
      }
  },
};

const takenBy = ({ serviceCIDR, podCIDRs, podNetworking }: Cluster) => [
  { what: "service CIDR", cidr: serviceCIDR, keyPath: ["serviceCIDR"] },
  ...(podNetworking?.kind === "overlay"
    ? podCIDRs.map((cidr, at) => ({ what: "overlay of pods", cidr, keyPath: ["podCIDRs", at] }))
    : []),
];
