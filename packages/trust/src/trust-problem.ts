import type { Finding, Level, Place } from "@meshwright/findings";

/** One reason why workloads of some clusters are refused, will be, or may be. */
export interface TrustProblem {
  readonly code: string;
  readonly level: Level;
  /** True where somebody is refused, or will be at the next renewal. */
  readonly breaks: boolean;
  /** The clusters that have it, in the fleet's order. */
  readonly clusters: readonly string[];
  /** The peers that refuse their workloads; absent: all, their own cluster too. */
  readonly peers?: readonly string[];
  /** The keys that lead to its cause, in the file of the first of the clusters or, where that says nothing of it, the mesh's. */
  readonly keyPath: readonly (string | number)[];
  /** The finding, as told at one place of all the clusters that have it there. */
  readonly tell: (place: Place, clusters: readonly string[]) => Finding;
}
