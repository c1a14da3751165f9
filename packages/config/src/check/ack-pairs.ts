import type { Known } from "../schema/known.ts";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { ConnectivitySource } from "../schema/connectivity.ts";
import { peerGroups } from "./peer-groups.ts";

/** Two peers whose link ACK makes, or routes over it. */
export interface AckPair {
  readonly clusters: readonly [Part<ClusterSource>, Part<ClusterSource>];
  readonly kind: "transit-gateway" | "vpc-peering";
  /** Of `connections`, where that says something of the two. */
  readonly index?: number;
  readonly id?: string;
}

/** The pairs of peers that are joined by what the EC2 controller has kinds for, as far as the fleet is known. */
export function ackPairs(
  connectivity: Known<ConnectivitySource>,
  clusters: readonly Part<ClusterSource>[],
): readonly AckPair[] {
  const { kind: standard, connections = [] } = connectivity;
  return peerGroups(clusters).flatMap((group) =>
    group.flatMap((one, rank) =>
      group.slice(rank + 1).flatMap((other): readonly AckPair[] => {
        const index = connections.findIndex((connection) =>
          [one, other].every(({ known: { name } }) => name !== undefined && connection?.between?.includes(name)),
        );
        const connection = connections[index];
        const kind = connection?.kind ?? standard;
        if (kind !== "transit-gateway" && kind !== "vpc-peering") return [];
        const id = connection?.id;
        return [{ clusters: [one, other], kind, ...(connection && { index }), ...(id !== undefined && { id }) }];
      }),
    ),
  );
}

/** The clusters of pairs, each once, in the order of the fleet. */
export const clustersOf = (pairs: readonly AckPair[]): readonly Part<ClusterSource>[] => [
  ...new Set(pairs.flatMap(({ clusters }) => clusters)),
];
