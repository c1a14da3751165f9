import type { ClusterDelta, Delta } from "./delta.ts";
import type { Effect } from "./effect.ts";
import type { Risk } from "./risk.ts";

/** What a rule says; the rule's name and the cluster are known. */
export type Said = Omit<Effect, "rule" | "cluster">;

/** What a rule says of the tree as a whole, and where it happens. */
export type SaidOfTree = Omit<Effect, "rule">;

/** One thing that changes can do to a mesh. Its page is `docs/effects/<name>.md`. */
export interface Rule {
  /** Kebab case, as its file. */
  readonly name: string;
  /** Heading over its effects, for people who do not know meshwright: `Workloads restart`. */
  readonly heading: string;
  /** One sentence: what it looks for. */
  readonly summary: string;
  /** All risks that it may say. */
  readonly risks: readonly Risk[];
  /** True where what it says follows from something else, which says more of what a change is for. */
  readonly isFollowing?: true;
  /** True where nobody can say from these files alone whether what it tells restarts anything. */
  readonly mayRestart?: true;
  /** True where it also speaks of a top folder that is wholly new or gone, in which every object was added or removed. */
  readonly ofWhole?: true;
  /** Looks at one top folder in which something differs; `whole` shows the others. */
  run(delta: ClusterDelta, whole: Delta): Iterable<Said>;
  /** Asked once, also where nothing differs in the tree: for what lies in no top folder. */
  ofTree?(whole: Delta): Iterable<SaidOfTree>;
}
