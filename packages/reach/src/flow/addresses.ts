import type { Cluster, SubnetUse } from "@meshwright/model";
import { isFor } from "@meshwright/model";
import { mergeCidr } from "cidr-tools";
import { isWithin, rangeOf, reaches, type Range } from "../range.ts";
import type { Party } from "./flow.ts";

/** Where the parties of a cluster stand: as few CIDRs as hold them and nothing else, in order. */
export type Addresses = Readonly<Record<Party, readonly Range[]>>;

/** By cluster, since every peer asks. */
const known = new WeakMap<Cluster, Addresses>();

const merged = (cidrs: readonly string[]): readonly Range[] => mergeCidr([...cidrs]).map(rangeOf);

export function addressesOf(cluster: Cluster): Addresses {
  const found = known.get(cluster);
  if (found !== undefined) return found;
  const inSubnets = (use: SubnetUse) =>
    merged(cluster.vpc.subnets.filter((subnet) => isFor(subnet, use)).map(({ cidr }) => cidr));
  const addresses: Addresses = {
    pods: merged(cluster.podCIDRs),
    nodes: inSubnets("nodes"),
    "control-plane": inSubnets("control-plane"),
    "load-balancer": inSubnets("load-balancers"),
  };
  known.set(cluster, addresses);
  return addresses;
}

/**
 * Whose addresses packets from pods of a cluster have, outside its VPC, on the way to others. The VPC CNI gives them the address
 * of their node unless it is told not to: https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html. Both where nobody
 * has said how pods are networked, or where only a part of the way is excluded.
 */
export function sendersOf({ podNetworking }: Cluster, destination: Range): readonly ("nodes" | "pods")[] {
  if (podNetworking === undefined) return ["nodes", "pods"];
  if (podNetworking.kind === "overlay") return ["nodes"];
  const excluded = podNetworking.excludeSNATCIDRs.map(rangeOf);
  if (podNetworking.externalSNAT || isWithin(destination, excluded)) return ["pods"];
  return reaches(destination, excluded) ? ["nodes", "pods"] : ["nodes"];
}
