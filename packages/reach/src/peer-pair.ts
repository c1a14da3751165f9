import type { Cluster, Connection } from "@meshwright/model";
import { connectionOf, isFlat } from "@meshwright/model";
import type { ReachFleet } from "./flow/flows-of.ts";

/** Two clusters of one peer group, and what joins them. */
export interface PeerPair {
  /** In the order of their names. */
  readonly clusters: readonly [Cluster, Cluster];
  readonly connection: Connection;
  /** True where pods of the two reach each other without a gateway. */
  readonly isFlat: boolean;
}

/** All pairs of peers, in the order of the fleet. */
export function peerPairs({ mesh, clusters }: ReachFleet): readonly PeerPair[] {
  const groups = Map.groupBy(clusters, ({ peerGroup }) => peerGroup);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).map((other): PeerPair => ({
        clusters: one.name < other.name ? [one, other] : [other, one],
        connection: connectionOf(mesh.connectivity, one.name, other.name),
        isFlat: isFlat(one, other),
      })),
    ),
  );
}

/** Both directions of a pair. */
export const directionsOf = ({
  clusters: [one, other],
}: PeerPair): readonly (readonly [from: Cluster, to: Cluster])[] => [
  [one, other],
  [other, one],
];
