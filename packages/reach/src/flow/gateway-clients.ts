import type { Cluster } from "@meshwright/model";
import { mergeCidr } from "cidr-tools";
import { addressesOf, sendersOf } from "./addresses.ts";
import type { ReachFleet } from "./flows-of.ts";
import { foreignersOf } from "./ports.ts";

/**
 * Where packets to the east-west gateway of a cluster come from: pods of peers of other networks, or their nodes where those
 * give them their address on the way. As few CIDRs as hold them, in order; none where no peer is of another network, and no
 * gateway is needed.
 */
export function gatewayClients({ clusters }: Pick<ReachFleet, "clusters">, cluster: Cluster): readonly string[] {
  const doors = addressesOf(cluster)["load-balancer"];
  const ranges = foreignersOf(clusters, cluster).flatMap((peer) =>
    doors.flatMap((door) => sendersOf(peer, door)).flatMap((party) => addressesOf(peer)[party]),
  );
  return mergeCidr(ranges.map(({ text }) => text));
}
