import type { Cluster, Route, SecurityGroup, SecurityGroupRule } from "@meshwright/model";
import { everyGroup, listedGroups } from "../plan/listed-groups.ts";
import type { PlannedRoute, PlannedSecurityGroupRule } from "../plan/plan.ts";
import { allPorts } from "../port-range.ts";
import { rangeOf } from "../range.ts";
import type { Entries, NetworkRoute, NetworkSecurityGroup, NetworkSecurityGroupRule, NetworkVpc } from "./network.ts";

/** What the plan adds to the VPC of a cluster. */
interface Planned {
  readonly routes: readonly PlannedRoute[];
  readonly rules: readonly PlannedSecurityGroupRule[];
  /** Ids of what the plan names by its key and is there already. */
  readonly targets: ReadonlyMap<string, string>;
}

/** The VPC of a cluster, and what is planned in it. */
export function vpcOf(cluster: Cluster, planned: Planned): NetworkVpc {
  const { name, account, region, vpc } = cluster;
  const { id, cidrs, subnets, dns, natAddresses } = vpc;
  return {
    id,
    cluster: name,
    account,
    region,
    cidrs: cidrs.map(rangeOf),
    subnets: subnets.map(({ cidr, id: subnet, availabilityZone, routeTable, networkACL }) => ({
      id: subnet,
      availabilityZone,
      range: rangeOf(cidr),
      routeTable,
      ...(networkACL !== undefined && { networkACL }),
    })),
    routeTables: routeTablesOf(cluster, planned),
    networkACLs: new Map((vpc.networkACLs ?? []).map((acl) => [acl.id, acl])),
    securityGroups: securityGroupsOf(cluster, planned.rules),
    ...(dns && { dns }),
    ...(natAddresses && { natAddresses: natAddresses.map(rangeOf) }),
  };
}

const declaredRoute = ({ destination, target, state }: Route): NetworkRoute => ({
  destination: rangeOf(destination),
  target,
  isBlackhole: state === "blackhole",
  origin: "declared",
});

function routeTablesOf({ vpc }: Cluster, { routes, targets }: Planned): NetworkVpc["routeTables"] {
  const declared = new Map((vpc.routeTables ?? []).map((table) => [table.id, table.routes]));
  const ids = new Set([...declared.keys(), ...vpc.subnets.map(({ routeTable }) => routeTable)]);
  const planned = Map.groupBy(routes, ({ routeTable }) => routeTable);
  return new Map(
    [...ids].map((id): [string, Entries<NetworkRoute>] => {
      const added = (planned.get(id) ?? []).map(({ destination, over }): NetworkRoute => ({
        destination: rangeOf(destination),
        target: targets.get(over.key) ?? over.key,
        isBlackhole: false,
        origin: "planned",
      }));
      return [id, { all: [...(declared.get(id) ?? []).map(declaredRoute), ...added], isWhole: declared.has(id) }];
    }),
  );
}

const declaredRule = ({ protocol, ports, cidrs, securityGroups }: SecurityGroupRule): NetworkSecurityGroupRule => ({
  protocol,
  ports: ports ?? allPorts,
  ranges: cidrs.map(rangeOf),
  securityGroups,
});

const plannedRule = ({ ports, cidr }: PlannedSecurityGroupRule): NetworkSecurityGroupRule => ({
  protocol: "tcp",
  ports,
  ranges: [rangeOf(cidr)],
  securityGroups: [],
});

function securityGroupsOf(
  cluster: Cluster,
  planned: readonly PlannedSecurityGroupRule[],
): NetworkVpc["securityGroups"] {
  return new Map(
    listedGroups(cluster, everyGroup(cluster)).map((group): [string, NetworkSecurityGroup] => {
      const rulesOf = (direction: "inbound" | "outbound") => entriesOf(group, direction, planned);
      return [group.id, { id: group.id, inbound: rulesOf("inbound"), outbound: rulesOf("outbound") }];
    }),
  );
}

function entriesOf(
  group: SecurityGroup,
  direction: "inbound" | "outbound",
  planned: readonly PlannedSecurityGroupRule[],
): Entries<NetworkSecurityGroupRule> {
  const declared = group[direction];
  const added = planned.filter((rule) => rule.securityGroup === group.id && rule.direction === direction);
  return { all: [...(declared ?? []).map(declaredRule), ...added.map(plannedRule)], isWhole: declared !== undefined };
}
