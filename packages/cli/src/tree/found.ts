import type { ManifestReading } from "./manifest.ts";

/** One thing that lies in a top folder. */
export type Entry =
  /** The digest is there only where it matters: of paths that are listed or wanted. */
  | { readonly kind: "file"; readonly digest?: string }
  /** `opened` is false for a folder that no listed or wanted path leads through; nobody looked inside. */
  | { readonly kind: "folder"; readonly opened: boolean; readonly empty: boolean }
  | { readonly kind: "symlink" }
  | { readonly kind: "other" };

/** A top folder as it is on the disk. */
export interface FoundFolder {
  readonly manifest: ManifestReading | { readonly kind: "absent" | "symlink" | "other" };
  /** The manifest as it is written, to see whether it would change. */
  readonly manifestText: string;
  /** Path → what lies there; without the manifest. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The tree as it is on the disk, as far as a render needs to know it. */
export interface FoundTree {
  readonly exists: boolean;
  /** What is called like our temporary folder: `folder` after an interrupted render. */
  readonly temporary: Entry["kind"] | "absent";
  /** Top folders that are wanted, or that have a manifest of ours. `as-wanted`: nothing is to be done, nothing to be told. */
  readonly folders: ReadonlyMap<string, FoundFolder | "as-wanted" | Exclude<Entry["kind"], "folder">>;
  /** What else lies beside the top folders. */
  readonly strays: readonly string[];
}
