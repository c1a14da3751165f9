import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { errorText, isSystemError } from "../tree/error-text.ts";
import { readBytes, refusedBy } from "../tree/read-tree.ts";
import { withoutSlash } from "../tree/tree-path.ts";
import type { ScannedFolder } from "./scan-folder.ts";
import { scanFolder } from "./scan-folder.ts";
import type { Refusal, SideFiles } from "./side-files.ts";
import { symbolicLink, tooLarge, unreadable } from "./side-files.ts";

/** The files of a folder of the disk, byte for byte, with the names that a repository would give to their contents. */
export function folderFiles(cwd: string, folder: string, algorithm: string, scanned?: ScannedFolder): SideFiles {
  const absolute = resolve(cwd, folder);
  mustBeFolder(absolute, folder);
  const kept = new Map<string, Uint8Array>();
  const { ids, refused } = scanned ?? scanFolder(absolute, algorithm, (path, content) => kept.set(path, content));
  const label = withoutSlash(folder);
  return {
    label,
    folder: label,
    name: basename(absolute),
    ids,
    refused: new Map([...refused].map(([path, why]) => [path, why === "link" ? symbolicLink : unreadable(why.what)])),
    read: (paths) => new Map(paths.map((path) => [path, kept.get(path) ?? contentOf(`${absolute}/${path}`)])),
  };
}

function contentOf(path: string): Uint8Array | Refusal {
  try {
    return readBytes(path) ?? tooLarge;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return unreadable(refusedBy(error));
  }
}

/** True for a folder of the disk, and for a link to one. */
export const isFolder = (absolute: string): boolean =>
  statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;

function mustBeFolder(absolute: string, label: string): void {
  const refuse = (problem: string): never => {
    throw new MeshwrightError([finding(kinds.noTree, { in: "file", file: label }, { problem })]);
  };
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) refuse("There is no such folder.");
    else if (!stats.isDirectory()) refuse("This is not a folder. Name the folder of a tree.");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    refuse(`The folder cannot be read: ${errorText(error)}.`);
  }
}
