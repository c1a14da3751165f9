import type { ReachFleet } from "../flow/flows-of.ts";
import { sendingRouteTables } from "./destinations.ts";
import type { NetworkPlan } from "./plan.ts";
import { targetIds } from "./target-ids.ts";

/** A route table of a VPC with everything that is to be in it. */
export interface KeptRouteTable {
  readonly id: string;
  readonly region: string;
  readonly vpc: string;
  /** In the order of their destinations, as texts. */
  readonly routes: readonly { readonly destination: string; readonly target: string }[];
}

/**
 * The tables that hold routes over gateways and peerings of the plan, in the order of their ids, for whoever keeps tables whole. What
 * has no id yet is in none: a route cannot name it.
 */
export function keptRouteTables({ clusters }: ReachFleet, plan: NetworkPlan): readonly KeptRouteTable[] {
  const ids = targetIds(plan);
  const ours = new Set(ids.values());
  return clusters
    .flatMap((cluster) => {
      const { vpc, region } = cluster;
      return sendingRouteTables(cluster).map((id): KeptRouteTable => {
        const declared = (vpc.routeTables ?? []).filter((table) => table.id === id).flatMap(({ routes }) => routes);
        const planned = plan.routes.flatMap(({ routeTable, destination, over }) => {
          const target = ids.get(over.key);
          return routeTable === id && target !== undefined ? [{ destination, target }] : [];
        });
        const routes = [...declared, ...planned]
          .map(({ destination, target }) => ({ destination, target }))
          .toSorted((one, other) => (one.destination < other.destination ? -1 : 1));
        return { id, region, vpc: vpc.id, routes };
      });
    })
    .filter(({ routes }) => routes.some(({ target }) => ours.has(target)))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
