import type { Dirent } from "node:fs";
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { errorText, isSystemError } from "./error-text.ts";

/** The largest file that is read, in bytes: Istio's CRDs, all in one file, have 0.9 MB. */
const largest = 4 * 1024 * 1024;

/** What lies in one folder, with everything below it. */
export interface ReadFolder {
  /** Path relative to the folder → content, sorted. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What could not be read, each with its reason. */
  readonly findings: readonly Finding[];
}

/** Folders that hold no manifests, whoever made them. */
const skipped = new Set([".git", "node_modules"]);

/** Reads a folder of the disk. Follows no link, waits for no pipe or socket, and never throws: what it cannot read it says. */
export function readFolder(absolute: string, label: string): ReadFolder {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  const refuse = (path: string, error: unknown): void => {
    if (!isSystemError(error)) throw error;
    const what = `It cannot be read: ${errorText(error)}.`;
    findings.push(finding(kinds.unreadable, { in: "file", file: path === "" ? label : `${label}/${path}` }, { what }));
  };
  const walk = (within: string): void => {
    for (const entry of list(within)) {
      const path = within === "" ? entry.name : `${within}/${entry.name}`;
      const place = { in: "file", file: `${label}/${path}` } as const;
      if (entry.isSymbolicLink()) findings.push(finding(kinds.symbolicLink, place, undefined));
      else if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(path);
      } else if (entry.isFile()) read(path);
      else findings.push(finding(kinds.unreadable, place, { what: "It is neither a file nor a folder." }));
    }
  };
  const list = (within: string): readonly Dirent[] => {
    try {
      const entries = readdirSync(`${absolute}/${within}`, { withFileTypes: true });
      return entries.toSorted((left, right) => (left.name < right.name ? -1 : 1));
    } catch (error) {
      refuse(within, error);
      return [];
    }
  };
  const read = (path: string): void => {
    try {
      const content = readBytes(`${absolute}/${path}`);
      if (content !== undefined) files.set(path, content);
      else findings.push(finding(kinds.tooLarge, { in: "file", file: `${label}/${path}` }, { limit: "4 MiB" }));
    } catch (error) {
      refuse(path, error);
    }
  };
  walk("");
  return { files, findings };
}

/** The bytes of a file; undefined where there are too many. */
function readBytes(path: string): Uint8Array | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const { size } = fstatSync(file);
    if (size > largest) return undefined;
    const buffer = Buffer.allocUnsafe(size);
    let length = 0;
    for (let count = -1; count !== 0 && length < size; length += count)
      count = readSync(file, buffer, length, size - length, null);
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
