import type { Cluster } from "@meshwright/model";
import { kinds } from "@meshwright/findings";
import { directionsOf, peerPairs } from "../peer-pair.ts";
import { destinationsOf, sendingRouteTables } from "../plan/destinations.ts";
import { wayOf, type Way } from "../plan/routes.ts";
import { transitOf } from "../plan/transit-members.ts";
import type { ReachProblem } from "../reach-problem.ts";
import { reachProblem, type ReachRule } from "../reach-rule.ts";

/** Routes of a cluster for just a destination that lead elsewhere. */
function* taken(from: Cluster, to: Cluster, destination: string, way: Way): Generator<ReachProblem> {
  const sending = new Set(sendingRouteTables(from));
  for (const [index, table] of (from.vpc.routeTables ?? []).entries()) {
    const at = table.routes.findIndex((route) => route.destination === destination);
    const route = table.routes[at];
    if (!sending.has(table.id) || route === undefined) continue;
    const isBlackhole = route.state === "blackhole";
    if (route.target === way.id && !isBlackhole) continue;
    const what =
      way.kind === "transit-gateway" ? `the Transit Gateway of ${from.region}` : `the peering with ${to.name}`;
    yield reachProblem(
      kinds.takenDestination,
      {
        cluster: from.name,
        keyPath: ["vpc", "routeTables", index, "routes", at],
        pairs: [[from.name, to.name]],
      },
      {
        table: `The route table ${table.id}`,
        destination,
        target: route.target,
        wanted: way.id ?? `${what}, which is yet to be made`,
        isBlackhole,
      },
    );
  }
}

export const freeDestinations: ReachRule = {
  name: "free-destinations",
  summary: "No route stands where one that leads to a peer must be made",
  *run({ fleet }) {
    const { connectivity } = fleet.mesh;
    if (connectivity.management === "external") return;
    const { members } = transitOf(fleet);
    for (const pair of peerPairs(fleet))
      for (const [from, to] of directionsOf(pair)) {
        const way = wayOf(from, pair, { connectivity, members });
        if (way === undefined) continue;
        for (const destination of destinationsOf(from, to, pair)) yield* taken(from, to, destination, way);
      }
  },
};
