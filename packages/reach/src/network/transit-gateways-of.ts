import type { TransitGateway, TransitGatewayAttachment, TransitGatewayRoute } from "@meshwright/model";
import type { NetworkPlan, PlannedTransitGatewayRouteTable } from "../plan/plan.ts";
import { rangeOf } from "../range.ts";
import type { Entries, Network, NetworkAttachment, NetworkTransitGateway, NetworkTransitRoute } from "./network.ts";
import type { ReachFleet } from "../flow/flows-of.ts";

/** The gateways that exist, and those that are planned. */
export function transitGatewaysOf(fleet: ReachFleet, plan: NetworkPlan): Network["transitGateways"] {
  const planned = new Map(plan.transitGateways.map((gateway) => [gateway.key, gateway]));
  const names = namesOf(plan);
  return new Map(
    fleet.mesh.connectivity.transitGateways
      .filter(({ region, id }) => id !== undefined || planned.has(region))
      .map((gateway) => {
        const { region, account } = gateway;
        const id = gateway.id ?? region;
        const attachments = attachmentsOf(gateway, plan, names);
        return [id, { id, region, account, attachments, routeTables: routeTablesOf(fleet, gateway, plan, names) }];
      }),
  );
}

/** What the plan calls by a key, by the name that it has in the network: its id where it exists. */
interface Names {
  readonly gateway: (key: string) => string;
  readonly attachment: (key: string) => string;
  readonly peering: (key: string) => string;
}

function namesOf(plan: NetworkPlan): Names {
  const among = (items: readonly { readonly key: string; readonly id?: string }[]) => {
    const ids = new Map(items.map(({ key, id }) => [key, id]));
    return (key: string): string => ids.get(key) ?? key;
  };
  return {
    gateway: among(plan.transitGateways),
    attachment: among(plan.attachments),
    peering: among(plan.transitGatewayPeerings),
  };
}

const targetOf = ({ to, vpc, subnets, transitGateway }: TransitGatewayAttachment): NetworkAttachment["to"] => {
  if (to === "vpc" && vpc !== undefined) return { kind: "vpc", vpc, subnets: subnets ?? [] };
  if (to === "peering" && transitGateway !== undefined) return { kind: "peering", transitGateway };
  return { kind: "other" };
};

function attachmentsOf(gateway: TransitGateway, plan: NetworkPlan, names: Names): Entries<NetworkAttachment> {
  const { region, attachments: said } = gateway;
  const tables = plan.transitGatewayRouteTables.filter(({ transitGateway }) => transitGateway === region);
  const tableOf = (key: string, of: "associations" | "peeringAssociations") => {
    const table = tables.find((one) => one[of].includes(key))?.key;
    return table === undefined ? {} : { routeTable: table };
  };
  const ofPlan = plan.attachments.filter(({ transitGateway }) => transitGateway === region);
  const peerings = plan.transitGatewayPeerings.filter(({ regions }) => regions.includes(region));
  const declared = (said ?? []).map((attachment): NetworkAttachment => {
    const { id, routeTable, state } = attachment;
    const own = ofPlan.find((one) => one.id === id);
    const peering = peerings.find((one) => one.id === id);
    return {
      id,
      to: targetOf(attachment),
      ...(own && tableOf(own.key, "associations")),
      ...(peering && tableOf(peering.key, "peeringAssociations")),
      ...(routeTable !== undefined && { routeTable }),
      isAvailable: state === "available",
    };
  });
  const isSaid = new Set(declared.map(({ id }) => id));
  const made = [
    ...ofPlan.map(({ key, vpc, subnets }): NetworkAttachment => ({
      id: names.attachment(key),
      to: { kind: "vpc", vpc, subnets },
      ...tableOf(key, "associations"),
      isAvailable: true,
    })),
    ...peerings.map(({ key, regions: [one, other] }): NetworkAttachment => ({
      id: names.peering(key),
      to: { kind: "peering", transitGateway: names.gateway(one === region ? other : one) },
      ...tableOf(key, "peeringAssociations"),
      isAvailable: true,
    })),
  ];
  return {
    all: [...declared, ...made.filter(({ id }) => !isSaid.has(id))],
    // All of one that is made is known.
    isWhole: gateway.id === undefined || said !== undefined,
  };
}

const declaredRoute = ({ destination, attachment, origin, state }: TransitGatewayRoute): NetworkTransitRoute => ({
  destination: rangeOf(destination),
  ...(attachment !== undefined && { attachment }),
  origin,
  isBlackhole: state === "blackhole",
});

function routeTablesOf(
  { clusters }: ReachFleet,
  { region, routeTables: said = [] }: TransitGateway,
  plan: NetworkPlan,
  names: Names,
): NetworkTransitGateway["routeTables"] {
  const tables = new Map<string, Entries<NetworkTransitRoute>>(
    said.map(({ id, routes }) => [id, { all: routes.map(declaredRoute), isWhole: true }]),
  );
  const cidrs = new Map(clusters.map(({ name, vpc }) => [name, vpc.cidrs]));
  const added = ({ propagations, routes }: PlannedTransitGatewayRouteTable): readonly NetworkTransitRoute[] => [
    ...propagations.flatMap((key) =>
      (cidrs.get(key) ?? []).map((cidr): NetworkTransitRoute => ({
        destination: rangeOf(cidr),
        attachment: names.attachment(key),
        origin: "propagated",
        isBlackhole: false,
      })),
    ),
    ...routes.map(({ destination, peering }): NetworkTransitRoute => ({
      destination: rangeOf(destination),
      attachment: names.peering(peering),
      origin: "static",
      isBlackhole: false,
    })),
  ];
  for (const table of plan.transitGatewayRouteTables.filter(({ transitGateway }) => transitGateway === region)) {
    const known = tables.get(table.key);
    // One that exists and of which nobody has said anything may hold more than what is added.
    const isWhole = known?.isWhole ?? table.id === undefined;
    tables.set(table.key, { all: [...(known?.all ?? []), ...added(table)], isWhole });
  }
  return tables;
}
