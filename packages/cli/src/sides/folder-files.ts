import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { readFolder } from "../tree/read-tree.ts";
import type { SideFiles } from "./side-files.ts";

/** The id that git gives to a content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export const blobId = (content: Uint8Array): string =>
  createHash("sha1").update(`blob ${content.byteLength}\0`).update(content).digest("hex");

/** The files of a folder of the disk. */
export function folderFiles(cwd: string, folder: string, label: string): SideFiles {
  const { files, findings } = readFolder(resolve(cwd, folder), folder);
  return {
    label,
    ids: new Map([...files].map(([path, content]) => [path, blobId(content)])),
    read: (paths) => new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path) as Uint8Array]] : []))), // oxlint-disable-line typescript/no-unsafe-type-assertion -- it is there
    findings,
  };
}
