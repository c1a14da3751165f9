import type { Inventory } from "@meshwright/inventory";
import type { ObjectChange } from "./object-change.ts";
import type { Side } from "./side.ts";

/** A file that holds no object, and differs: a document for people, a manifest, what somebody put there. */
export interface FileChange {
  readonly how: "added" | "removed" | "changed";
  /** Relative to the tree. */
  readonly path: string;
}

/** What differs in one top folder: a cluster, or what all share. */
export interface ClusterDelta {
  readonly cluster: string;
  /** `new`: the base has no such top folder; `gone`: the head has none. */
  readonly presence: "both" | "new" | "gone";
  /** By the files of the objects. */
  readonly changes: readonly ObjectChange[];
  readonly files: readonly FileChange[];
  /** All that the top folder holds, with gates and what delivers it; empty where the side has no such folder. */
  readonly before: Inventory;
  readonly after: Inventory;
}

/** What differs between two trees. */
export interface Delta {
  readonly before: Side;
  readonly after: Side;
  /** Only top folders in which something differs, sorted by name. */
  readonly clusters: readonly ClusterDelta[];
}
