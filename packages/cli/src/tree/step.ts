/** One operation on the file system. Paths are relative to the tree; the empty path is the tree itself. */
export type Step =
  | { readonly do: "make-folder"; readonly path: string }
  /** Always into the temporary folder; `about` is the path that the text is for. */
  | { readonly do: "write"; readonly path: string; readonly text: string; readonly about: string }
  | { readonly do: "rename"; readonly from: string; readonly path: string }
  | { readonly do: "remove-file"; readonly path: string }
  /** Leaves a folder alone that turns out not to be empty. */
  | { readonly do: "remove-folder"; readonly path: string }
  /** The temporary folder, with everything in it. */
  | { readonly do: "clear"; readonly path: string };

/** What a render does to one file, for people. */
export interface Change {
  readonly kind: "added" | "changed" | "removed";
  /** With the top folder. */
  readonly path: string;
}
