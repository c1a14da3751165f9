import type { Cluster, SubnetUse } from "@meshwright/model";
import { isFor } from "@meshwright/model";
import type { Network, NetworkVpc, Party, Range } from "@meshwright/reach";
import { common, rangeOf } from "@meshwright/reach";
import type { Stand } from "./filters.ts";

/** Interfaces of one party in one subnet, and the addresses that they may have. */
export interface Stands extends Stand {
  readonly addresses: readonly Range[];
}

const uses = {
  pods: "pods",
  nodes: "nodes",
  "control-plane": "control-plane",
  "load-balancer": "load-balancers",
} as const satisfies Readonly<Record<Party, SubnetUse>>;

/** Where a party of a cluster may stand. Pods that no VPC knows stand nowhere. */
export function standsOf({ vpcs }: Network, cluster: Cluster, party: Party): readonly Stands[] {
  const vpc = vpcs.get(cluster.vpc.id);
  if (vpc === undefined || (party === "pods" && cluster.podNetworking?.kind === "overlay")) return [];
  const groups = groupsOf(cluster, party);
  return cluster.vpc.subnets
    .filter((subnet) => isFor(subnet, uses[party]))
    .flatMap(({ id }) => {
      const subnet = vpc.subnets.find((one) => one.id === id);
      if (subnet === undefined) return [];
      const addresses =
        party === "pods"
          ? cluster.podCIDRs.flatMap((cidr) => common(subnet.range, rangeOf(cidr)) ?? [])
          : [subnet.range];
      return addresses.length === 0 ? [] : [{ vpc, subnet, addresses, ...(groups && { groups }) }];
    });
}

/** Load balancers of a gateway have none that the fleet knows. */
function groupsOf({ securityGroups }: Cluster, party: Party): readonly string[] | undefined {
  if (party === "load-balancer") return undefined;
  if (securityGroups === undefined) return [];
  const { controlPlane, nodes, pods = nodes } = securityGroups;
  return { "control-plane": controlPlane, nodes, pods }[party].map(({ id }) => id);
}

/**
 * As whom packets of pods leave: in their VPC as themselves, outside it as a node of their zone, unless they keep their
 * addresses. https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 */
export function sendersOf(network: Network, cluster: Cluster, pods: Stands, to: number): readonly Stands[] {
  const { podNetworking, vpc } = cluster;
  const keeps =
    podNetworking?.kind === "vpc-cni" &&
    (podNetworking.externalSNAT || holdsAny(vpc.cidrs, to) || holdsAny(podNetworking.excludeSNATCIDRs, to));
  if (keeps) return [pods];
  return standsOf(network, cluster, "nodes").filter(
    ({ subnet }) => subnet.availabilityZone === pods.subnet.availabilityZone,
  );
}

const holdsAny = (cidrs: readonly string[], address: number): boolean =>
  cidrs.map(rangeOf).some(({ first, last }) => first <= address && address <= last);

/** The VPC of a cluster; every cluster of a network has one. */
export function vpcOf({ vpcs }: Network, { vpc }: Cluster): NetworkVpc {
  const found = vpcs.get(vpc.id);
  if (found === undefined) throw new Error(`no VPC ${vpc.id}`);
  return found;
}
