import type { Cluster, SubnetUse } from "@meshwright/model";
import { isFor } from "@meshwright/model";
import type { Party } from "../flow/flow.ts";
import type { Network, NetworkSubnet, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import { common, rangeOf } from "../range.ts";

/** Where something of a cluster stands: a run of addresses within one subnet. */
export interface Stand {
  readonly vpc: NetworkVpc;
  readonly subnet: NetworkSubnet;
  readonly range: Range;
  /** What people call it by: the CIDR of pods of which it is a part, or that of its subnet. */
  readonly whole: Range;
}

/** All that is of one party in a cluster. */
export interface Place {
  readonly cluster: Cluster;
  readonly party: Party;
  readonly stands: readonly Stand[];
  /** CIDRs of pods of which no subnet of theirs holds an address; of an overlay none does. */
  readonly homeless: readonly string[];
  /**
   * Ids of the security groups of its interfaces. `unsaid`: nobody has said. `managed`: the AWS Load Balancer Controller makes a group
   * for the load balancer that lets everybody in to its ports, and opens the groups of its targets to it:
   * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/security_groups/
   */
  readonly groups: readonly string[] | "unsaid" | "managed";
}

const uses: Readonly<Record<Party, SubnetUse>> = {
  pods: "pods",
  nodes: "nodes",
  "control-plane": "control-plane",
  "load-balancer": "load-balancers",
};

export function placeOf({ vpcs }: Network, cluster: Cluster, party: Party): Place {
  const vpc = vpcs.get(cluster.vpc.id);
  const named = new Map(vpc?.subnets.map((subnet) => [subnet.id, subnet]));
  const stands = cluster.vpc.subnets.flatMap((one): readonly Stand[] => {
    const subnet = named.get(one.id);
    if (vpc === undefined || subnet === undefined || !isFor(one, uses[party])) return [];
    if (party !== "pods") return [{ vpc, subnet, range: subnet.range, whole: subnet.range }];
    return cluster.podCIDRs.flatMap((cidr) => {
      const whole = rangeOf(cidr);
      const range = common(subnet.range, whole);
      return range === undefined ? [] : [{ vpc, subnet, range, whole }];
    });
  });
  const homeless =
    party === "pods" ? cluster.podCIDRs.filter((cidr) => !stands.some(({ whole }) => whole === rangeOf(cidr))) : [];
  return { cluster, party, stands, homeless, groups: groupsOf(cluster, party) };
}

function groupsOf({ securityGroups }: Cluster, party: Party): Place["groups"] {
  if (party === "load-balancer") return "managed";
  if (securityGroups === undefined) return "unsaid";
  const { controlPlane, nodes, pods = nodes } = securityGroups;
  return { "control-plane": controlPlane, nodes, pods }[party].map(({ id }) => id);
}

/** Key of the list in which the groups of a party stand in the fleet. */
export const groupsKey = ({ cluster, party }: Place): string => {
  if (party === "control-plane") return "controlPlane";
  return party === "pods" && cluster.securityGroups?.pods !== undefined ? "pods" : "nodes";
};
