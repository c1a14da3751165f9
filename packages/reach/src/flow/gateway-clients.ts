import type { Cluster } from "@meshwright/model";
import { mergeCidr } from "cidr-tools";
import { addressesOf, sendersOf } from "./addresses.ts";
import type { ReachFleet } from "./flows-of.ts";
import { foreignersOf } from "./ports.ts";
import { rangeOf } from "../range.ts";

/**
 * Where packets to the east-west gateway of a cluster come from: pods of peers of other networks, or their nodes where those
 * give them their address on the way; from anywhere in the peer's VPC where no subnet is said to be theirs. As few CIDRs as hold
 * them, in order; none where no peer is of another network, and no gateway is needed.
 */
export function gatewayClients({ clusters }: Pick<ReachFleet, "clusters">, cluster: Cluster): readonly string[] {
  const doors = gatewayPlaces(cluster).map(rangeOf);
  const ranges = foreignersOf(clusters, cluster).flatMap((peer) =>
    doors
      .flatMap((door) => sendersOf(peer, door))
      .flatMap((party) => {
        const known = addressesOf(peer)[party].map(({ text }) => text);
        return known.length > 0 ? known : peer.vpc.cidrs;
      }),
  );
  return mergeCidr(ranges);
}

/** Where the load balancer of a cluster's gateway stands: subnets that are for it, or the VPC where none is said to be. */
function gatewayPlaces(cluster: Cluster): readonly string[] {
  const known = addressesOf(cluster)["load-balancer"];
  return known.length > 0 ? known.map(({ text }) => text) : cluster.vpc.cidrs;
}
