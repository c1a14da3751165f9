import type { Dirent } from "node:fs";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { foundClean, stampOf } from "./clean-folder.ts";
import type { EarlyScan } from "./early-scan.ts";
import { errorText, isSystemError } from "./error-text.ts";
import type { Entry, FoundFolder, FoundTree } from "./found.ts";
import { digest, readManifest } from "./manifest.ts";
import { foldersAbove, manifestName, temporaryFolder } from "./tree-path.ts";
import type { WantedTree } from "./wanted.ts";

export interface ScanOptions {
  /** The folder of the tree. */
  readonly out: string;
  /** How findings call it. */
  readonly label: string;
  /** Look at all top folders, not only the wanted ones. */
  readonly whole: boolean;
  /** Those to pass over. */
  readonly elsewhere?: ReadonlySet<string> | undefined;
  /** What a thread found a moment ago. */
  readonly early?: EarlyScan | undefined;
}

/** Reads what a render must know of the tree on the disk. Never follows a symbolic link, reads no foreign file. */
export function scanTree({ out, label, whole, elsewhere, early }: ScanOptions, wanted: WantedTree): FoundTree {
  const read = <T>(path: string, action: (absolute: string) => T): T => {
    try {
      return action(path === "" ? out : `${out}/${path}`);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const file = path === "" ? label : `${label}/${path}`;
      const what = `It cannot be read: ${errorText(error)}. Nothing was written.`;
      throw new MeshwrightError([finding(kinds.unreadable, { in: "file", file }, { what })], { cause: error });
    }
  };
  const list = (path: string): readonly Dirent[] =>
    read(path, (absolute) => readdirSync(absolute, { withFileTypes: true }));

  const exists = read("", (absolute) => lstatSync(absolute, { throwIfNoEntry: false })) !== undefined;
  const folders = new Map<string, FoundFolder | "as-wanted" | Exclude<Entry["kind"], "folder">>();
  const strays: string[] = [];
  let temporary: FoundTree["temporary"] = "absent";
  for (const entry of exists ? list("") : []) {
    const { name } = entry;
    const kind = kindOf(entry);
    if (name === temporaryFolder) temporary = kind;
    else if (wanted.has(name)) folders.set(name, kind === "folder" ? wantedFolder(name) : kind);
    else if (elsewhere?.has(name) === true) continue;
    else if (whole && kind !== "folder") strays.push(name);
    else if (whole) {
      const folder = scanFolder(name);
      if (folder.manifest.kind === "ours" || folder.manifest.kind === "broken") folders.set(name, folder);
      else strays.push(`${name}/`);
    }
  }
  return { exists, temporary, folders, strays };

  /** Where it was clean, its manifest is the one that is wanted, and it is still as it was, nobody need know more. */
  function wantedFolder(name: string): FoundFolder | "as-wanted" {
    const clean = early?.get(name);
    return clean !== undefined &&
      clean.manifestDigest === wanted.get(name)?.complete?.digest &&
      stampOf(`${out}/${name}`) === clean.stamp
      ? "as-wanted"
      : scanFolder(name);
  }

  /** Still as it was, and every wanted file is one that was looked at. */
  function earlyFolder(name: string): FoundFolder | undefined {
    const clean = early?.get(name);
    if (clean === undefined || stampOf(`${out}/${name}`) !== clean.stamp) return undefined;
    const text = read(`${name}/${manifestName}`, (absolute) => readFileSync(absolute, "utf8"));
    if (digest(text) !== clean.manifestDigest) return undefined;
    const folder = foundClean(text);
    return [...(wanted.get(name)?.files.keys() ?? [])].every((path) => folder?.entries.get(path)?.kind === "file")
      ? folder
      : undefined;
  }

  function scanFolder(name: string): FoundFolder {
    const before = earlyFolder(name);
    if (before !== undefined) return before;
    const children = list(name);
    const manifestEntry = children.find((child) => child.name === manifestName);
    const manifestKind = manifestEntry === undefined ? "absent" : kindOf(manifestEntry);
    const manifestText =
      manifestKind === "file" ? read(`${name}/${manifestName}`, (absolute) => readFileSync(absolute, "utf8")) : "";
    const manifest: FoundFolder["manifest"] =
      manifestKind === "file"
        ? readManifest(manifestText)
        : { kind: manifestKind === "folder" ? "other" : manifestKind };
    const entries = new Map<string, Entry>();
    const known = new Set(wanted.get(name)?.files.keys());
    if (manifest.kind === "ours") for (const path of manifest.manifest.files.keys()) known.add(path);
    const through = new Set([...known].flatMap(foldersAbove));
    const walk = (within: string, dirents: readonly Dirent[]): void => {
      for (const dirent of dirents) {
        const path = within === "" ? dirent.name : `${within}/${dirent.name}`;
        const kind = kindOf(dirent);
        if (path === manifestName) continue;
        if (kind === "file") {
          const sum = known.has(path)
            ? read(`${name}/${path}`, (absolute) => digest(readFileSync(absolute)))
            : undefined;
          entries.set(path, { kind, digest: sum });
        } else if (kind !== "folder") entries.set(path, { kind });
        else if (through.has(path)) {
          const inside = list(`${name}/${path}`);
          entries.set(path, { kind, opened: true, empty: inside.length === 0 });
          walk(path, inside);
        } else entries.set(path, { kind, opened: false, empty: isEmpty(`${out}/${name}/${path}`) });
      }
    };
    walk("", children);
    return { manifest, manifestText, entries };
  }
}

function kindOf(entry: Dirent): Entry["kind"] {
  if (entry.isSymbolicLink()) return "symlink";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

/** A foreign folder that cannot be read is not ours to complain about. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
