import type { TransitGateway } from "@meshwright/model";
import { holds, rangeOf } from "../range.ts";
import { destinationsOf } from "./destinations.ts";
import type { PlannedTransitGatewayRouteTable } from "./plan.ts";
import { acrossRegions, existingPeering, peeringKey } from "./transit-gateways.ts";
import type { Transit, TransitMember } from "./transit-members.ts";

/** A table while it is filled. */
interface Draft {
  readonly gateway: TransitGateway;
  readonly associations: Set<string>;
  readonly peeringAssociations: Set<string>;
  readonly propagations: Set<string>;
  /** By destination. */
  readonly routes: Map<string, { readonly peering: string; readonly clusters: Set<string> }>;
}

/** Tables by key, made when first asked for. */
class Drafts {
  readonly tables = new Map<string, Draft>();

  table(gateway: TransitGateway, key: string): Draft {
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const draft: Draft = {
      gateway,
      associations: new Set(),
      peeringAssociations: new Set(),
      propagations: new Set(),
      routes: new Map(),
    };
    this.tables.set(key, draft);
    return draft;
  }

  of(member: TransitMember): Draft {
    return this.table(member.gateway, member.routeTable);
  }
}

/** Key of the table in which what comes over a peering is looked up. */
export const peeringTableKey = (gateway: TransitGateway, other: TransitGateway): string =>
  existingPeering(gateway, other)?.routeTable ?? `${gateway.region}/peerings`;

/** True where a table leads to an attachment already. */
const leadsTo = (
  gateway: TransitGateway,
  table: string,
  destination: string,
  attachment: string | undefined,
): boolean =>
  attachment !== undefined &&
  (gateway.routeTables ?? [])
    .filter(({ id }) => id === table)
    .flatMap(({ routes }) => routes)
    .some(
      (route) =>
        route.state === "active" &&
        route.attachment === attachment &&
        holds(rangeOf(route.destination), rangeOf(destination)),
    );

const pairOf = (one: TransitMember, other: TransitMember) => [[one, other] as const, [other, one] as const];

/** The route tables of all gateways: who is looked up in which, and where they lead. */
export function plannedTransitRouteTables(transit: Transit): readonly PlannedTransitGatewayRouteTable[] {
  const drafts = new Drafts();
  for (const member of transit.members.values())
    if (member.attachment?.routeTable === undefined) drafts.of(member).associations.add(member.cluster.name);
  const propagate = (key: string, to: TransitMember, destinations: readonly string[]) => {
    const { gateway, cluster, attachment } = to;
    const isMissing = destinations.some((destination) => !leadsTo(gateway, key, destination, attachment?.id));
    if (isMissing) drafts.table(gateway, key).propagations.add(cluster.name);
  };
  for (const { pair, members } of transit.pairs) {
    for (const [from, to] of pairOf(...members)) {
      const destinations = destinationsOf(from.cluster, to.cluster, pair);
      if (from.gateway === to.gateway) propagate(from.routeTable, to, destinations);
    }
  }
  for (const { pair, members } of acrossRegions(transit)) {
    for (const [from, to] of pairOf(...members)) {
      const destinations = destinationsOf(from.cluster, to.cluster, pair);
      const peering = existingPeering(from.gateway, to.gateway);
      if (peering?.routeTable === undefined)
        drafts
          .table(from.gateway, peeringTableKey(from.gateway, to.gateway))
          .peeringAssociations.add(peeringKey(from.gateway, to.gateway));
      for (const destination of destinations) {
        if (leadsTo(from.gateway, from.routeTable, destination, peering?.id)) continue;
        const { routes } = drafts.of(from);
        const route = routes.get(destination) ?? { peering: peeringKey(from.gateway, to.gateway), clusters: new Set() };
        route.clusters.add(to.cluster.name);
        routes.set(destination, route);
      }
      propagate(peeringTableKey(to.gateway, from.gateway), to, destinations);
    }
  }
  return [...drafts.tables]
    .map(([key, draft]) => tableOf(key, draft))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

const tableOf = (key: string, draft: Draft): PlannedTransitGatewayRouteTable => ({
  key,
  transitGateway: draft.gateway.region,
  ...(key.startsWith("tgw-rtb-") && { id: key }),
  associations: [...draft.associations].toSorted(),
  peeringAssociations: [...draft.peeringAssociations].toSorted(),
  propagations: [...draft.propagations].toSorted(),
  routes: [...draft.routes]
    .map(([destination, { peering, clusters }]) => ({ destination, peering, clusters: [...clusters].toSorted() }))
    .toSorted((one, other) => (one.destination < other.destination ? -1 : 1)),
});
