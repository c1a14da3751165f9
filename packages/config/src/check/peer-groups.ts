import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";

/** The clusters of each peer group that is known, by name of the cluster. */
export function peerGroups(clusters: readonly Part<ClusterSource>[]): readonly (readonly Part<ClusterSource>[])[] {
  const known = clusters.filter(({ known: { peerGroup } }) => peerGroup !== undefined);
  return [...Map.groupBy(known, ({ known: { peerGroup } }) => peerGroup).values()];
}
