import { peerPairs, type PeerPair } from "../peer-pair.ts";
import type { NetworkPlan, PlannedPeering } from "./plan.ts";
import { defaultTransitRouteTables } from "./default-transit-route-tables.ts";
import { plannedRoutes } from "./routes.ts";
import { plannedSecurityGroupRules } from "./security-group-rules.ts";
import { plannedAttachments, plannedTransitGatewayPeerings, plannedTransitGateways } from "./transit-gateways.ts";
import { transitOf } from "./transit-members.ts";
import { plannedTransitRouteTables } from "./transit-route-tables.ts";
import type { ReachFleet } from "../flow/flows-of.ts";

/** What is made where somebody else makes the network. */
const nothing: NetworkPlan = {
  transitGateways: [],
  attachments: [],
  transitGatewayPeerings: [],
  transitGatewayRouteTables: [],
  peerings: [],
  routes: [],
  securityGroupRules: [],
};

const plannedPeerings = (pairs: readonly PeerPair[]): readonly PlannedPeering[] =>
  pairs
    .filter(({ connection }) => connection.kind === "vpc-peering")
    .map(({ clusters: [requester, accepter], connection: { id } }) => ({
      key: `${requester.name}/${accepter.name}`,
      requester: requester.name,
      accepter: accepter.name,
      ...(id !== undefined && { id }),
    }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));

/** What meshwright makes so that peers reach each other, beside what the fleet says is there. */
export function planOf(fleet: ReachFleet): NetworkPlan {
  if (fleet.mesh.connectivity.management === "external") return nothing;
  const pairs = peerPairs(fleet);
  const transit = transitOf(fleet);
  const common = {
    transitGateways: plannedTransitGateways(transit),
    attachments: plannedAttachments(transit),
    peerings: plannedPeerings(pairs),
    routes: plannedRoutes(fleet, pairs, transit),
  };
  // ACK makes nothing else: rules of a group that exists are all or none to its controller, so people write those.
  if (fleet.mesh.connectivity.management === "ack")
    return { ...nothing, ...common, transitGatewayRouteTables: defaultTransitRouteTables(transit) };
  return {
    ...common,
    transitGatewayPeerings: plannedTransitGatewayPeerings(transit),
    transitGatewayRouteTables: plannedTransitRouteTables(transit),
    securityGroupRules: plannedSecurityGroupRules(fleet, pairs),
  };
}
