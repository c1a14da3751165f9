import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { errorText, isSystemError } from "./error-text.ts";

/** The largest file that is read, in bytes: Istio's CRDs, all in one file, have 0.9 MB. */
export const largest = 4 * 1024 * 1024;

/** The same for people. */
export const largestText = "4 MiB";

/** What lies in one folder, with everything below it. */
export interface ReadFolder {
  /** Path relative to the folder → content, sorted. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What could not be read, each with its reason. */
  readonly findings: readonly Finding[];
}

/** Folders that hold no manifests, whoever made them. */
const skipped = new Set([".git", "node_modules"]);

/** What a walk meets. Paths are relative to the folder. */
export interface Visitor {
  readonly file: (path: string) => void;
  readonly link: (path: string) => void;
  /** A pipe, a socket, a device. */
  readonly other: (path: string) => void;
  /** What the system refused; the path is empty for the folder itself. */
  readonly failed: (path: string, error: Error) => void;
}

/** Goes through a folder of the disk, in the order of names. Follows no link; what is refused in a visit is told too. */
export function walkFolder(absolute: string, visitor: Visitor): void {
  const attempt = (path: string, action: () => void): void => {
    try {
      action();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      visitor.failed(path, error);
    }
  };
  const walk = (within: string): void =>
    attempt(within, () => {
      const entries = readdirSync(`${absolute}/${within}`, { withFileTypes: true });
      for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
        const path = within === "" ? entry.name : `${within}/${entry.name}`;
        if (entry.isSymbolicLink()) visitor.link(path);
        else if (entry.isDirectory()) {
          if (!skipped.has(entry.name)) walk(path);
        } else if (entry.isFile()) attempt(path, () => visitor.file(path));
        else visitor.other(path);
      }
    });
  walk("");
}

/** Why something cannot be read, by what the system said. */
export const refusedBy = (error: Error): string => `It cannot be read: ${errorText(error)}.`;

/** Of what is neither a file nor a folder. */
export const strangeEntry = "It is neither a file nor a folder.";

/** Reads a folder of the disk. Follows no link, waits for no pipe or socket, and never throws: what it cannot read it says. */
export function readFolder(absolute: string, label: string): ReadFolder {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  const placeOf = (path: string) => ({ in: "file", file: path === "" ? label : `${label}/${path}` }) as const;
  const unreadable = (path: string, what: string): void =>
    void findings.push(finding(kinds.unreadable, placeOf(path), { what }));
  walkFolder(absolute, {
    file: (path) => {
      const content = readBytes(`${absolute}/${path}`);
      if (content !== undefined) files.set(path, content);
      else findings.push(finding(kinds.tooLarge, placeOf(path), { limit: largestText }));
    },
    link: (path) => findings.push(finding(kinds.symbolicLink, placeOf(path), undefined)),
    other: (path) => unreadable(path, strangeEntry),
    failed: (path, error) => unreadable(path, refusedBy(error)),
  });
  return { files, findings };
}

/** The bytes of a file; undefined where there are too many. */
export function readBytes(path: string): Uint8Array | undefined {
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
