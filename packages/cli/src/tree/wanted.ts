import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { digest, manifestText } from "./manifest.ts";
import { foldersAbove, isTreePath } from "./tree-path.ts";

export interface WantedFile {
  readonly text: string;
  readonly digest: string;
}

/** What one top folder is to hold. */
export type WantedFolder = ReadonlyMap<string, WantedFile>;

/** The manifest of a top folder once it is complete: one that is there already says that nothing is to be done. */
export interface CompleteManifest {
  readonly digest: string;
  /** How many files it lists. */
  readonly count: number;
}

/** The files of a top folder; to list them may cost, so nobody does where `complete` says enough. */
export interface WantedFiles {
  readonly files: WantedFolder;
  readonly complete?: CompleteManifest | undefined;
}

/** What the tree is to hold: top folder → path → file. */
export type WantedTree = ReadonlyMap<string, WantedFiles>;

/** A top folder with its texts, or with files whose digests are known already. */
export interface FolderToWrite {
  readonly name: string;
  readonly files: ReadonlyMap<string, string | WantedFile>;
  readonly complete?: CompleteManifest | undefined;
}

/** Path → digest. */
export const digests = (files: WantedFolder): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, file]) => [path, file.digest]));

export const completeText = (files: WantedFolder): string => manifestText({ state: "complete", files: digests(files) });

export const completeManifest = (files: WantedFolder): CompleteManifest => ({
  digest: digest(completeText(files)),
  count: files.size,
});

/** Takes everything out of the render, so that whatever it refuses is refused before the first write. */
export function wantedTree(folders: Iterable<FolderToWrite>): WantedTree {
  const tree = new Map<string, WantedFiles>();
  for (const folder of folders) {
    if (tree.has(folder.name)) throw new Error(`rendered twice: ${folder.name}`);
    tree.set(folder.name, folder.complete === undefined ? { files: withDigests(folder.files) } : lazyFiles(folder));
  }
  return tree;
}

const withDigests = (files: FolderToWrite["files"]): WantedFolder =>
  new Map(
    [...files].map(([path, file]) => [path, typeof file === "string" ? { text: file, digest: digest(file) } : file]),
  );

function lazyFiles(folder: FolderToWrite): WantedFiles {
  let files: WantedFolder | undefined;
  return {
    complete: folder.complete,
    get files() {
      return (files ??= withDigests(folder.files));
    },
  };
}

/** Paths that differ only in case, or of which one is a file and a folder of the other: macOS could not hold both. */
export function collisions(
  label: string,
  tree: WantedTree,
  /** True of a top folder that lies on the disk as it is wanted: nothing in it collides. */
  isThere: (name: string) => boolean = () => false,
): readonly Finding[] {
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
  for (const [name, wanted] of tree) {
    if (!isTreePath(name) || name.includes("/")) throw new Error(`not a name for a top folder: ${name}`);
    note(name, false);
    if (isThere(name)) continue;
    const { files } = wanted;
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
