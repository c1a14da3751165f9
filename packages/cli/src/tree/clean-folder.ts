import { lstatSync } from "node:fs";
import type { Entry, FoundFolder } from "./found.ts";
import { readManifest } from "./manifest.ts";
import { foldersAbove, manifestName } from "./tree-path.ts";

/** A top folder that holds exactly what its manifest says. Plain data: a thread gives it to another. */
export interface CleanFolder {
  readonly name: string;
  /** Of its manifest's text. */
  readonly manifestDigest: string;
  /** Of the manifest when the folder was looked at. */
  readonly stamp: string;
}

/**
 * Tells whether a render touched a folder: each replaces its manifest by rename, before the first change and after the last.
 */
export function stampOf(folder: string): string {
  const stats = lstatSync(`${folder}/${manifestName}`, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? "" : [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(" ");
}

const foldersOf = (paths: Iterable<string>): ReadonlySet<string> => new Set([...paths].flatMap(foldersAbove));

/** The folder as a scan finds it, where the manifest says all; undefined where no render wrote that manifest. */
export function foundClean(manifestText: string): FoundFolder | undefined {
  const manifest = readManifest(manifestText);
  if (manifest.kind !== "ours") return undefined;
  const { files } = manifest.manifest;
  const entries = new Map<string, Entry>();
  for (const path of foldersOf(files.keys())) entries.set(path, { kind: "folder", opened: true, empty: false });
  for (const [path, digest] of files) entries.set(path, { kind: "file", digest });
  return { manifest, manifestText, entries };
}
