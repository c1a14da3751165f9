import type { AuthorityWords, ClusterWords, FleetWords } from "./authority-words.ts";
import type { RotationRecord } from "./stage.ts";

/** Which clusters a rotation is of: the whole fleet, or one peer group. */
export interface RotationScope {
  /** Absent: the whole fleet. */
  readonly peerGroup?: string;
}

/** The clusters of a scope. */
export const clustersOf = ({ clusters }: FleetWords, { peerGroup }: RotationScope): readonly ClusterWords[] =>
  peerGroup === undefined ? clusters : clusters.filter((cluster) => cluster.peerGroup === peerGroup);

/** The files in which the record of a scope's rotation stands. */
export const recordFiles = (words: FleetWords, scope: RotationScope): readonly AuthorityWords[] =>
  scope.peerGroup === undefined ? [words.mesh] : clustersOf(words, scope);

/** The record of a scope's rotation. The clusters of a peer group say the same, or there is a finding. */
export const recordOf = (words: FleetWords, scope: RotationScope): RotationRecord | undefined =>
  recordFiles(words, scope).find(({ rotation }) => rotation !== undefined)?.rotation;

/** Every rotation that is under way. */
export function rotationsOf(words: FleetWords): readonly RotationScope[] {
  const groups = words.clusters.flatMap(({ rotation, peerGroup }) => (rotation === undefined ? [] : [peerGroup]));
  return [
    ...(words.mesh.rotation === undefined ? [] : [{}]),
    ...[...new Set(groups)].toSorted().map((peerGroup) => ({ peerGroup })),
  ];
}
