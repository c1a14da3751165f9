import type { Cluster, Route, SecurityGroup, SecurityGroupRule } from "@meshwright/model";
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
  { securityGroups: groups }: Cluster,
  planned: readonly PlannedSecurityGroupRule[],
): NetworkVpc["securityGroups"] {
  if (groups === undefined) return new Map();
  const found = new Map<string, NetworkSecurityGroup>();
  const byId = Map.groupBy([...groups.controlPlane, ...groups.nodes, ...(groups.pods ?? [])], ({ id }) => id);
  for (const [id, said] of byId) {
    const rulesOf = (direction: "inbound" | "outbound") => entriesOf(id, said, direction, planned);
    found.set(id, { id, inbound: rulesOf("inbound"), outbound: rulesOf("outbound") });
  }
  return found;
}

/** A group may stand in several places: with its rules in one of them, by its id alone in others. */
function entriesOf(
  id: string,
  said: readonly SecurityGroup[],
  direction: "inbound" | "outbound",
  planned: readonly PlannedSecurityGroupRule[],
): Entries<NetworkSecurityGroupRule> {
  const declared = said.find((group) => group[direction] !== undefined)?.[direction];
  const added = planned.filter((rule) => rule.securityGroup === id && rule.direction === direction);
  return { all: [...(declared ?? []).map(declaredRule), ...added.map(plannedRule)], isWhole: declared !== undefined };
}
