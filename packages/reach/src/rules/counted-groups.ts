import type { Cluster } from "@meshwright/model";
import type { NetworkSecurityGroup, NetworkSecurityGroupRule } from "../network/network.ts";
import type { ReachInput } from "../reach-rule.ts";
import type { Counted, Limit } from "./counted.ts";
import { vpcQuotas } from "./counted.ts";

const rulesOfGroup: Limit = {
  standard: { count: 60, name: "Inbound or outbound rules per security group" },
  most: {
    count: 1000,
    instead: "Name larger CIDRs, or spread the rules over clusters of smaller peer groups.",
  },
  source: vpcQuotas,
};

/** The product of the two quotas is what is bounded: with the five groups that an interface may have by default, 200 rules each. */
const rulesOfInterface: Limit = {
  most: {
    count: 1000,
    instead:
      "The quotas of rules per group and of groups per interface may not give more when multiplied: use fewer groups, or name larger CIDRs.",
  },
  source: vpcQuotas,
};

/** A rule for each CIDR and each group that it names. */
const countOf = (rules: readonly NetworkSecurityGroupRule[]): number =>
  rules.reduce((sum, { ranges, securityGroups }) => sum + Math.max(ranges.length + securityGroups.length, 1), 0);

const mostOf = ({ inbound, outbound }: NetworkSecurityGroup): number =>
  Math.max(countOf(inbound.all), countOf(outbound.all));

const parties = ["controlPlane", "nodes", "pods"] as const;

/** The groups of a party, as the network has them, and where the fleet names the first. */
function* groupsOf({ network }: ReachInput, cluster: Cluster) {
  const known = network.vpcs.get(cluster.vpc.id)?.securityGroups;
  for (const party of parties) {
    const groups = (cluster.securityGroups?.[party] ?? []).flatMap(({ id }) => known?.get(id) ?? []);
    if (groups.length > 0) yield { party, groups };
  }
}

export function* groupRulesCounted(input: ReachInput): Generator<Counted> {
  for (const cluster of input.fleet.clusters) {
    const told = new Set<string>();
    for (const { party, groups } of groupsOf(input, cluster))
      for (const [at, group] of groups.entries()) {
        if (told.has(group.id)) continue;
        told.add(group.id);
        for (const direction of ["inbound", "outbound"] as const)
          yield {
            limit: rulesOfGroup,
            count: countOf(group[direction].all),
            what: `Rules ${direction} of the security group ${group.id} of ${cluster.name}`,
            place: { cluster: cluster.name, keyPath: ["securityGroups", party, at] },
          };
      }
  }
}

export function* interfaceRulesCounted(input: ReachInput): Generator<Counted> {
  for (const cluster of input.fleet.clusters)
    for (const { party, groups } of groupsOf(input, cluster)) {
      if (groups.length < 2) continue;
      yield {
        limit: rulesOfInterface,
        count: groups.length * Math.max(...groups.map(mostOf)),
        what: `Security groups of an interface (${party} of ${cluster.name}: ${groups.length}) times rules of the largest of them`,
        place: { cluster: cluster.name, keyPath: ["securityGroups", party] },
      };
    }
}
