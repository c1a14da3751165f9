import type { Finding, Level, Place } from "@meshwright/findings";

/** One reason why packets do not flow as the mesh needs, may not, or could not be judged. */
export interface ReachProblem {
  readonly code: string;
  readonly level: Level;
  /** The cluster in whose file the cause is; absent: the mesh's. */
  readonly cluster?: string;
  /** The keys that lead to its cause there; the longest beginning of them that is there is the place. */
  readonly keyPath: readonly (string | number)[];
  /** Ordered pairs of peers that have it; empty for what is of no pair. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly tell: (place: Place) => Finding;
}
