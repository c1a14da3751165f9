import type { Cluster, NetworkHop } from "@meshwright/model";
import { connectionOf } from "@meshwright/model";
import type { Party } from "../flow/flow.ts";
import type { ReachFleet } from "../flow/flows-of.ts";
import type { Network, NetworkSubnet } from "../network/network.ts";
import type { Place, Stand } from "./stand.ts";
import { placeOf } from "./stand.ts";
import type { Way } from "./step.ts";
import { wayWith } from "./step.ts";
import type { Known } from "./trip.ts";
import { wayOf } from "./way.ts";

/** What packets are walked over. Places and ways are found once, however many flows and pairs ask for them. */
export interface Ground extends Known {
  readonly fleet: ReachFleet;
  readonly network: Network;
  readonly cluster: (name: string) => Cluster;
  readonly place: (cluster: string, party: Party) => Place;
  readonly way: (from: Stand, to: Stand) => Way;
}

export function groundOf(fleet: ReachFleet, network: Network): Ground {
  const { connectivity } = fleet.mesh;
  const clusters = new Map(fleet.clusters.map((cluster) => [cluster.name, cluster]));
  const hops: ReadonlyMap<string, NetworkHop> = new Map(connectivity.hops.map((hop) => [hop.name, hop]));
  const places = new Map<string, Place>();
  // Whatever stands in a subnet leaves it the same way.
  const ways = new Map<NetworkSubnet, Map<Stand, Way>>();
  const clusterOf = (name: string): Cluster => {
    const found = clusters.get(name);
    if (found === undefined) throw new Error(`no cluster is called ${name}`);
    return found;
  };
  return {
    fleet,
    network,
    clusters,
    cluster: clusterOf,
    place(name, party) {
      const key = `${party} ${name}`;
      const place = places.get(key) ?? placeOf(network, clusterOf(name), party);
      places.set(key, place);
      return place;
    },
    way(from, to) {
      const known = ways.get(from.subnet) ?? new Map<Stand, Way>();
      ways.set(from.subnet, known);
      const found = known.get(to);
      if (found !== undefined) return found;
      const isWithin = from.vpc.id === to.vpc.id;
      const connection = isWithin ? undefined : connectionOf(connectivity, from.vpc.cluster, to.vpc.cluster);
      const way = wayWith(wayOf({ network, clusters, hops, from, to, ...(connection && { connection }) }));
      known.set(to, way);
      return way;
    },
  };
}
