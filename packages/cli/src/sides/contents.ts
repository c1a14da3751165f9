import { extname } from "node:path";
import type { Finding } from "@meshwright/findings";
import type { ReadFile } from "@meshwright/inventory";
import { holdsObject, mayApply, readFile, readOther } from "../tree/read-objects.ts";
import { manifestName } from "../tree/tree-path.ts";
import type { Refusal, SideFiles } from "./side-files.ts";

/** What the files of both sides hold. A content that several files have is read once, and is then one and the same value. */
export interface Contents {
  /** Reads what is not known yet, all at once. */
  readonly load: (files: SideFiles, paths: readonly string[]) => void;
  /** Those of a file that was loaded. */
  readonly bytes: (files: SideFiles, path: string) => Uint8Array | undefined;
  /** The object of a file, or why there is none. `within`: the path in its top folder; `file`: how findings call it. */
  readonly object: (files: SideFiles, path: string, as: { readonly within: string; readonly file: string }) => ReadFile;
}

export function contentsOfSides(): Contents {
  const known = new Map<string, Uint8Array | Refusal>();
  /** By the ids of contents, and by how they are read: the same content in a file of another kind says something else. */
  const read = new Map<string, ReadFile>();
  const found = ({ ids, refused }: SideFiles, path: string): Uint8Array | Refusal | undefined =>
    refused.get(path) ?? known.get(ids.get(path) ?? "");
  const bytes = (files: SideFiles, path: string): Uint8Array | undefined => {
    const content = found(files, path);
    return typeof content === "function" ? undefined : content;
  };
  return {
    load: (files, paths) => {
      const { ids, refused } = files;
      const asked = new Map<string, string>();
      for (const path of paths) {
        const id = ids.get(path);
        if (id !== undefined && !known.has(id) && !refused.has(path)) asked.set(id, path);
      }
      if (asked.size > 0)
        for (const [path, content] of files.read([...asked.values()])) known.set(ids.get(path) ?? "", content);
    },
    bytes,
    object: (files, path, { within, file }) => {
      if (within === manifestName) return { findings: [] };
      const isObject = holdsObject(within);
      const key = `${isObject ? "object" : extname(within)} ${files.ids.get(path) ?? ""}`;
      const before = read.get(key);
      if (before !== undefined) return before;
      const content = found(files, path);
      const refusal = (make: Refusal): readonly Finding[] => [make({ in: "file", file })];
      // What else cannot be read is only known to differ: a picture may have any size.
      if (typeof content === "function")
        return { findings: isObject || mayApply(within) || files.refused.has(path) ? refusal(content) : [] };
      if (content === undefined) return { findings: [] };
      const now = isObject ? readFile(file, content) : readOther(file, content);
      // A finding has the name of its file in it.
      if (now.findings.length === 0) read.set(key, now);
      return now;
    },
  };
}
