import type { NetworkHop } from "@meshwright/model";
import type { NetworkPlan } from "../plan/plan.ts";
import { targetIds } from "../plan/target-ids.ts";
import type { Network, NetworkPeering } from "./network.ts";
import { transitGatewaysOf } from "./transit-gateways-of.ts";
import { vpcOf } from "./vpc-of.ts";
import type { ReachFleet } from "../flow/flows-of.ts";

function peeringsOf({ mesh, clusters }: ReachFleet, plan: NetworkPlan): ReadonlyMap<string, NetworkPeering> {
  const vpcs = new Map(clusters.map(({ name, vpc }) => [name, vpc.id]));
  const between = ([one, other]: readonly [string, string]): NetworkPeering["vpcs"] => [
    vpcs.get(one) ?? "",
    vpcs.get(other) ?? "",
  ];
  const declared = mesh.connectivity.connections.flatMap((connection) =>
    connection.kind === "vpc-peering" && connection.id !== undefined
      ? [{ id: connection.id, vpcs: between(connection.between), state: connection.state }]
      : [],
  );
  const planned = plan.peerings
    .filter(({ id }) => id === undefined)
    .map(({ key, requester, accepter }) => ({ id: key, vpcs: between([requester, accepter]), state: "active" }));
  return new Map([...declared, ...planned].map((peering) => [peering.id, peering]));
}

/** What is there: all that the fleet says, and what the plan adds to it. A list of which nobody has said all is not whole. */
export function networkOf(fleet: ReachFleet, plan: NetworkPlan): Network {
  const { hops, privateZones } = fleet.mesh.connectivity;
  const routes = Map.groupBy(plan.routes, ({ cluster }) => cluster);
  const rules = Map.groupBy(plan.securityGroupRules, ({ cluster }) => cluster);
  const targets = targetIds(plan);
  return {
    vpcs: new Map(
      fleet.clusters.map((cluster) => {
        const planned = { routes: routes.get(cluster.name) ?? [], rules: rules.get(cluster.name) ?? [], targets };
        return [cluster.vpc.id, vpcOf(cluster, planned)];
      }),
    ),
    transitGateways: transitGatewaysOf(fleet, plan),
    peerings: peeringsOf(fleet, plan),
    hops: new Map(hops.flatMap((hop) => hop.targets.map((target): readonly [string, NetworkHop] => [target, hop]))),
    privateZones,
  };
}
