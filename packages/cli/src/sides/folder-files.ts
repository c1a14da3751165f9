import { readlinkSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { errorText, isSystemError } from "../tree/error-text.ts";
import { readBytes, refusedBy, strangeEntry, walkFolder } from "../tree/read-tree.ts";
import { withoutSlash } from "../tree/tree-path.ts";
import { blobId, fileId } from "./blob-id.ts";
import type { Refusal, SideFiles } from "./side-files.ts";
import { symbolicLink, tooLarge, unreadable } from "./side-files.ts";

/** The files of a folder of the disk, byte for byte, with the names that a repository would give to their contents. */
export function folderFiles(cwd: string, folder: string, algorithm: string): SideFiles {
  const absolute = resolve(cwd, folder);
  mustBeFolder(absolute, folder);
  const ids = new Map<string, string>();
  const refused = new Map<string, Refusal>();
  const contents = new Map<string, Uint8Array>();
  const refuse = (path: string, id: string, refusal: Refusal): void => {
    ids.set(path, id);
    refused.set(path, refusal);
  };
  walkFolder(absolute, {
    file: (path) => {
      const content = readBytes(`${absolute}/${path}`);
      if (content !== undefined) contents.set(path, content);
      ids.set(path, content === undefined ? fileId(`${absolute}/${path}`, algorithm) : blobId(content, algorithm));
    },
    link: (path) =>
      refuse(path, `120000 ${blobId(Buffer.from(readlinkSync(`${absolute}/${path}`)), algorithm)}`, symbolicLink),
    other: (path) => refuse(path, "strange", unreadable(strangeEntry)),
    failed: (path, error) => refuse(path, `unreadable ${folder}`, unreadable(refusedBy(error))),
  });
  const label = withoutSlash(folder);
  return {
    label,
    folder: label,
    name: basename(absolute),
    ids,
    refused,
    read: (paths) => new Map(paths.map((path) => [path, contents.get(path) ?? tooLarge])),
  };
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
