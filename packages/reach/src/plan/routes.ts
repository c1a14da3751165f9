import type { Cluster, Fleet, Route } from "@meshwright/model";
import { holds, rangeOf } from "../range.ts";
import type { PeerPair } from "../peer-pair.ts";
import { directionsOf } from "../peer-pair.ts";
import { destinationsOf, sendingRouteTables } from "./destinations.ts";
import type { PlannedRoute } from "./plan.ts";
import type { Transit } from "./transit-members.ts";

/** What routes of a cluster to a peer lead to. */
export interface Way {
  readonly kind: PlannedRoute["over"]["kind"];
  readonly key: string;
  /** Where it exists. */
  readonly id?: string;
}

/** Undefined where somebody else makes it: over a private link, or through a hop that routes lead to; or where there is no gateway. */
export function wayOf(
  from: Cluster,
  { connection }: PeerPair,
  { connectivity, members }: Pick<Transit, "members"> & { readonly connectivity: Fleet["mesh"]["connectivity"] },
): Way | undefined {
  const steered = connectivity.hops.some(({ name, targets }) => connection.hops.includes(name) && targets.length > 0);
  if (steered || connection.kind === "private") return undefined;
  if (connection.kind === "vpc-peering")
    return {
      kind: "vpc-peering",
      key: connection.between.join("/"),
      ...(connection.id !== undefined && { id: connection.id }),
    };
  const gateway = members.get(from.name)?.gateway;
  if (gateway === undefined) return undefined;
  return { kind: "transit-gateway", key: gateway.region, ...(gateway.id !== undefined && { id: gateway.id }) };
}

/** What the fleet says of a destination in a route table: the route that all of it takes, or one for just this destination. */
export function declaredRoute({ vpc }: Cluster, routeTable: string, destination: string): Route | undefined {
  const range = rangeOf(destination);
  const routes = (vpc.routeTables ?? []).filter(({ id }) => id === routeTable).flatMap((table) => table.routes);
  const size = (route: Route) => rangeOf(route.destination).last - rangeOf(route.destination).first;
  return routes
    .filter((route) => holds(rangeOf(route.destination), range))
    .toSorted((one, other) => size(one) - size(other))[0];
}

/** The routes of all pairs that are missing, in the order of their keys. */
export function plannedRoutes(
  fleet: Pick<Fleet, "mesh">,
  pairs: readonly PeerPair[],
  transit: Transit,
): readonly PlannedRoute[] {
  const routes = new Map<string, PlannedRoute>();
  const { connectivity } = fleet.mesh;
  for (const pair of pairs) {
    for (const [from, to] of directionsOf(pair)) {
      const way = wayOf(from, pair, { connectivity, members: transit.members });
      if (way === undefined) continue;
      const destinations = destinationsOf(from, to, pair);
      for (const routeTable of sendingRouteTables(from)) {
        for (const destination of destinations) {
          const declared = declaredRoute(from, routeTable, destination);
          // One for just this destination leaves no room for another: where it leads elsewhere, that is told as a problem.
          if (declared?.destination === destination) continue;
          if (declared?.state === "active" && declared.target === way.id) continue;
          const key = `${routeTable}/${destination}`;
          const known = routes.get(key);
          routes.set(key, {
            key,
            cluster: from.name,
            routeTable,
            destination,
            over: known?.over ?? { kind: way.kind, key: way.key },
            peers: [...(known?.peers ?? []), to.name].toSorted(),
          });
        }
      }
    }
  }
  return [...routes.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
