import type { Cluster, Subnet } from "@meshwright/model";
import { addressesOf, sendersOf } from "../flow/addresses.ts";
import { rangeOf, reaches, type Range } from "../range.ts";

const cidrsOf = ({ vpc }: Cluster): readonly Range[] => vpc.cidrs.map(rangeOf);

/** True where the fleet says that packets from pods of a cluster come to the other with their own addresses. */
const keepsAddresses = (cluster: Cluster, other: Cluster): boolean =>
  cluster.podNetworking !== undefined && cidrsOf(other).some((cidr) => sendersOf(cluster, cidr).includes("pods"));

/**
 * CIDRs of the VPC of `to` that `from` must be able to send to: those that hold its control plane, its nodes, its load balancers
 * where gateways stand between the two; its pods where they are called, or where answers go to them. No CIDR that the VPC of
 * `from` has as well: no route leads out of a VPC to addresses of its own.
 */
export function destinationsOf(
  from: Cluster,
  to: Cluster,
  { isFlat }: { readonly isFlat: boolean },
): readonly string[] {
  const { pods, nodes, "control-plane": controlPlane, "load-balancer": loadBalancers } = addressesOf(to);
  const reached = [
    ...controlPlane,
    ...nodes,
    ...(isFlat ? [] : loadBalancers),
    ...(isFlat || keepsAddresses(to, from) ? pods : []),
  ];
  const own = cidrsOf(from);
  return to.vpc.cidrs.filter((cidr) => reaches(rangeOf(cidr), reached) && !reaches(rangeOf(cidr), own));
}

/** True for a subnet in which nothing stands but the interface of a Transit Gateway. */
export const isOnlyForGateways = ({ uses }: Subnet): boolean =>
  uses?.every((use) => use === "transit-gateway") === true;

/** The route tables of a cluster's VPC from which something of the mesh sends, sorted. */
export const sendingRouteTables = ({ vpc }: Cluster): readonly string[] => {
  const sending = vpc.subnets.filter((subnet) => !isOnlyForGateways(subnet));
  return [...new Set(sending.map(({ routeTable }) => routeTable))].toSorted();
};
