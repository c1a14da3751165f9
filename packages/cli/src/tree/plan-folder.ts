import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isOfOthers } from "@meshwright/inventory";
import type { FoundFolder } from "./found.ts";
import type { Manifest } from "./manifest.ts";
import { byPath, foldersAbove, manifestName } from "./tree-path.ts";
import type { WantedFolder } from "./wanted.ts";

/** What must happen in one top folder; paths are relative to it and sorted. */
export interface FolderPlan {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  /** Ours, not wanted any more, and there. */
  readonly removed: readonly string[];
  /** Those of `removed` that lie where a wanted file or folder must be, and so go first. */
  readonly removedFirst: ReadonlySet<string>;
  /** Folders that lie where a file must be, and are empty by then. */
  readonly foldersFirst: readonly string[];
  /** Folders to make, outermost first. */
  readonly newFolders: readonly string[];
  /** Folders that are empty in the end. */
  readonly emptied: readonly string[];
  readonly foreign: readonly string[];
  readonly changedByHand: readonly string[];
  /** A render began here and has not ended. */
  readonly unfinished: boolean;
  /** What reasons there are not to write at all. */
  readonly refusals: readonly Finding[];
}

const nothing: Manifest = { state: "complete", files: new Map() };

/** The manifest that a render starts from: none where the folder is new or was not ours. */
export const manifestOf = (found: FoundFolder | undefined): Manifest =>
  found?.manifest.kind === "ours" ? found.manifest.manifest : nothing;

/** Compares one top folder with what it is to hold. Pure. */
export function planFolder(label: string, found: FoundFolder | undefined, wanted: WantedFolder): FolderPlan {
  const entries = found?.entries ?? new Map<string, never>();
  const { state, files: listed } = manifestOf(found);
  const refused = new Map<string, Finding>();
  const refuse = (path: string, made: Finding): void => void (refused.has(path) || refused.set(path, made));
  const placeOf = (path: string) => ({ in: "file", file: `${label}/${path}` }) as const;
  const refuseLink = (path: string): void => refuse(path, finding(kinds.symbolicLink, placeOf(path), undefined));
  const refuseForeign = (path: string, forPath: string): void =>
    refuse(path, finding(kinds.foreignInTheWay, placeOf(path), { wanted: `${label}/${forPath}` }));
  const linkAbove = (path: string): string | undefined =>
    foldersAbove(path).find((folder) => entries.get(folder)?.kind === "symlink");

  const added: string[] = [];
  const changed: string[] = [];
  const changedByHand: string[] = [];
  const first = new Set<string>();
  const foldersFirst = new Set<string>();
  const folders = new Set<string>();
  for (const [path, file] of wanted) {
    for (const folder of foldersAbove(path)) {
      folders.add(folder);
      const entry = entries.get(folder);
      if (entry === undefined || entry.kind === "folder") continue;
      if (entry.kind === "symlink") refuseLink(folder);
      else if (entry.kind === "file" && listed.has(folder)) first.add(folder);
      else refuseForeign(folder, path);
    }
    const entry = entries.get(path);
    if (entry === undefined) added.push(path);
    else if (entry.kind === "symlink") refuseLink(path);
    else if (entry.kind === "other") refuseForeign(path, path);
    else if (entry.kind === "folder") {
      added.push(path);
      foldersFirst.add(path);
      for (const [inside, { kind }] of entries) {
        if (!inside.startsWith(`${path}/`)) continue;
        if (kind === "folder") foldersFirst.add(inside);
        else if (kind === "file" && listed.has(inside)) first.add(inside);
        else refuseForeign(inside, path);
      }
      if (!entry.opened && !entry.empty) refuseForeign(path, path);
    } else if (entry.digest !== file.digest) {
      if (!listed.has(path)) refuseForeign(path, path);
      else changed.push(path);
    }
  }

  const removed: string[] = [];
  const oldFolders = new Set<string>();
  for (const [path, sum] of listed) {
    const entry = entries.get(path);
    if (
      state === "complete" &&
      entry?.kind === "file" &&
      entry.digest !== sum &&
      entry.digest !== wanted.get(path)?.digest
    )
      changedByHand.push(path);
    if (wanted.has(path)) continue;
    const link = linkAbove(path);
    if (link !== undefined) refuseLink(link);
    if (entry?.kind === "symlink") refuseLink(path);
    if (entry?.kind === "file") removed.push(path);
    for (const folder of foldersAbove(path)) if (entries.get(folder)?.kind === "folder") oldFolders.add(folder);
  }

  const foreign: string[] = [];
  const kept = new Set<string>(folders);
  for (const [path, entry] of entries) {
    if (listed.has(path) && entry.kind === "file") continue;
    if (entry.kind === "folder" && (entry.opened || foldersFirst.has(path))) continue;
    for (const folder of foldersAbove(path)) kept.add(folder);
    if (wanted.has(path) || refused.has(path) || isOfOthers(path)) continue;
    if (entry.kind !== "folder") foreign.push(path);
    else if (!entry.empty) foreign.push(`${path}/`);
  }

  const exists = (folder: string): boolean => entries.get(folder)?.kind === "folder";
  return {
    added: added.toSorted(byPath),
    changed: changed.toSorted(byPath),
    unchanged: wanted.size - added.length - changed.length,
    removed: removed.toSorted(byPath),
    removedFirst: first,
    foldersFirst: [...foldersFirst],
    newFolders: [...folders].filter((folder) => !exists(folder)).toSorted(byPath),
    emptied: [...oldFolders].filter((folder) => !kept.has(folder) && !foldersFirst.has(folder)),
    foreign: foreign.toSorted(byPath),
    changedByHand: changedByHand.toSorted(byPath),
    unfinished: state === "rendering",
    refusals: [...refused.values()],
  };
}

/** Why the manifest of a folder cannot be used; then nothing else of the folder can be judged. */
export function manifestRefusals(label: string, found: FoundFolder | undefined): readonly Finding[] {
  const place = { in: "file", file: `${label}/${manifestName}` } as const;
  switch (found?.manifest.kind) {
    case "broken":
      return [finding(kinds.badManifest, place, { reason: found.manifest.reason })];
    case "symlink":
      return [finding(kinds.symbolicLink, place, undefined)];
    case "foreign":
    case "other":
      return [finding(kinds.foreignInTheWay, place, { wanted: place.file })];
    default:
      return [];
  }
}
