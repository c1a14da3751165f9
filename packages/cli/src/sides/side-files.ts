import type { Finding } from "@meshwright/findings";

/** The files of one side of a comparison, wherever they come from. */
export interface SideFiles {
  /** What people call it: `main`, `the working tree`, `old/clusters`. */
  readonly label: string;
  /** Path of every file, relative to the tree, in the order of paths → git's object id of its content. */
  readonly ids: ReadonlyMap<string, string>;
  /** The contents of some of them, all at once. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, Uint8Array>;
  /** What lies there and cannot be compared. */
  readonly findings: readonly Finding[];
}
