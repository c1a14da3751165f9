import type { PlannedTransitGatewayRouteTable } from "./plan.ts";
import type { Transit } from "./transit-members.ts";

/**
 * The default route tables, into which gateways put new attachments by themselves: each is looked up there, and told there. What
 * an attachment that is there is looked up in, and where it is told, stays as it is.
 */
export function defaultTransitRouteTables({ members }: Transit): readonly PlannedTransitGatewayRouteTable[] {
  const fresh = [...members.values()].filter(({ attachment }) => attachment === undefined);
  return [...Map.groupBy(fresh, ({ routeTable }) => routeTable)]
    .flatMap(([key, attached]) => {
      const names = attached.map(({ cluster }) => cluster.name).toSorted();
      const [first] = attached;
      if (first === undefined) return [];
      const { region, id, defaultRouteTables } = first.gateway;
      const isTold = id === undefined || defaultRouteTables?.propagation === key;
      return {
        key,
        transitGateway: region,
        ...(id !== undefined && { id: key }),
        associations: names,
        peeringAssociations: [],
        propagations: isTold ? names : [],
        routes: [],
      };
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
