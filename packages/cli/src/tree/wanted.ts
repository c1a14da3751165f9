import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { digest } from "./manifest.ts";
import { foldersAbove, isTreePath } from "./tree-path.ts";

export interface WantedFile {
  readonly text: string;
  readonly digest: string;
}

/** What one top folder is to hold. */
export type WantedFolder = ReadonlyMap<string, WantedFile>;

/** What the tree is to hold: top folder → path → file. */
export type WantedTree = ReadonlyMap<string, WantedFolder>;

/** A top folder with its texts, or with files whose digests are known already. */
export interface FolderToWrite {
  readonly name: string;
  readonly files: ReadonlyMap<string, string | WantedFile>;
}

/** Takes everything out of the render, so that whatever it refuses is refused before the first write. */
export function wantedTree(folders: Iterable<FolderToWrite>): WantedTree {
  const tree = new Map<string, WantedFolder>();
  for (const { name, files } of folders) {
    if (tree.has(name)) throw new Error(`rendered twice: ${name}`);
    tree.set(
      name,
      new Map(
        [...files].map(([path, file]) => [
          path,
          typeof file === "string" ? { text: file, digest: digest(file) } : file,
        ]),
      ),
    );
  }
  return tree;
}

/** Paths that differ only in case, or of which one is a file and a folder of the other: macOS could not hold both. */
export function collisions(label: string, tree: WantedTree): readonly Finding[] {
  const found: Finding[] = [];
  const spellings = new Map<string, { readonly path: string; readonly isFile: boolean }>();
  const note = (path: string, isFile: boolean): void => {
    const key = path.toLowerCase();
    const before = spellings.get(key);
    if (before === undefined) spellings.set(key, { path, isFile });
    else if (before.path !== path || before.isFile !== isFile || isFile)
      found.push(
        finding(kinds.pathsCollide, { in: "file", file: `${label}/${path}` }, { other: `${label}/${before.path}` }),
      );
  };
  for (const [name, files] of tree) {
    if (!isTreePath(name) || name.includes("/")) throw new Error(`not a name for a top folder: ${name}`);
    note(name, false);
    const folders = new Set<string>();
    for (const path of files.keys()) {
      if (!isTreePath(path)) throw new Error(`not a path of the tree: ${name}/${path}`);
      for (const folder of foldersAbove(path)) folders.add(folder);
    }
    // In lower case throughout, which is what a render makes: only a file and a folder of one name can meet.
    const isLower = [...files.keys()].every((path) => path === path.toLowerCase());
    if (isLower && ![...folders].some((folder) => files.has(folder))) continue;
    for (const path of files.keys()) note(`${name}/${path}`, true);
    for (const folder of folders) note(`${name}/${folder}`, false);
  }
  return found;
}
