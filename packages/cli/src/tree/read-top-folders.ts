import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { areRenderedFolders } from "@meshwright/inventory";
import { compareManifest, foreign } from "./compare-manifest.ts";
import { errorText, isSystemError } from "./error-text.ts";
import type { FoundFolder } from "./found.ts";
import { readManifest } from "./manifest.ts";
import type { ObjectReader } from "./read-objects.ts";
import { objectReader } from "./read-objects.ts";
import { readFolder } from "./read-tree.ts";
import { manifestName, temporaryFolder, withoutSlash } from "./tree-path.ts";

/** What a folder turned out to be. */
export interface TreeShape {
  /** `tree`: of top folders that meshwright rendered; `top folder`: one of these; `folder`: of any manifests. */
  readonly kind: "tree" | "top folder" | "folder";
  readonly absolute: string;
  /** As the user wrote it, without a slash at its end. */
  readonly label: string;
  /** Names of the top folders of a tree, sorted. */
  readonly names: readonly string[];
  /** What else lies in a tree. */
  readonly findings: readonly Finding[];
}

/** One top folder as it was read. */
export interface TopFolder {
  readonly name: string;
  readonly files: number;
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
}

/** Why there is nothing to check, or not enough. */
export const noTree = (label: string, problem: string): Finding =>
  finding(kinds.noTree, { in: "file", file: label }, { problem });

const refused = (label: string, problem: string): MeshwrightError => new MeshwrightError([noTree(label, problem)]);

/** Looks at what a folder is, before anything in it is read. Throws where there is nothing to read. */
export function shapeOf(cwd: string, folder: string): TreeShape {
  const label = withoutSlash(folder);
  // An unset variable of a script, which would otherwise mean the folder it runs in.
  if (folder === "") throw refused('""', "This names no folder.");
  const absolute = resolve(cwd, folder);
  const entries = listed(absolute, label);
  if (isRendered(absolute)) return { kind: "top folder", absolute, label, names: [], findings: [] };
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const names = folders.filter((name) => name !== temporaryFolder && isRendered(join(absolute, name))).toSorted();
  if (names.length === 0) return { kind: "folder", absolute, label, names, findings: [] };
  const findings = entries
    .filter(({ name }) => !names.includes(name))
    .map((entry) => {
      const place = { in: "file", file: `${label}/${entry.name}` } as const;
      if (entry.name === temporaryFolder) return finding(kinds.unfinishedRender, place, undefined);
      return entry.isSymbolicLink() ? finding(kinds.symbolicLink, place, undefined) : foreign(place);
    });
  return { kind: "tree", absolute, label, names, findings };
}

function listed(absolute: string, label: string) {
  try {
    if (!statSync(absolute).isDirectory()) throw refused(label, "This is not a folder. Name the folder of a tree.");
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw "code" in error && error.code === "ENOENT"
      ? refused(label, "There is no such folder. Render the fleet first, or name another folder.")
      : refused(label, `The folder cannot be read: ${errorText(error)}.`);
  }
}

/** True where a render has been: by its manifest, or by folders that only a render makes. */
function isRendered(folder: string): boolean {
  const entries = namesIn(folder);
  if (areRenderedFolders(entries)) return true;
  if (!entries.includes(manifestName)) return false;
  try {
    const manifest = join(folder, manifestName);
    // A pipe of that name would never end.
    return lstatSync(manifest).isFile() && readManifest(readFileSync(manifest, "utf8")).kind === "ours";
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** Reads the top folders one by one; of a folder that is no tree, itself as the only one. */
export function* topFolders({ kind, absolute, label, names }: TreeShape): Generator<TopFolder> {
  const read = objectReader();
  if (kind === "tree") for (const name of names) yield topFolder(read, join(absolute, name), name, `${label}/${name}`);
  else yield topFolder(read, absolute, basename(absolute), label, kind === "folder");
}

function topFolder(read: ObjectReader, absolute: string, name: string, label: string, isPlain = false): TopFolder {
  const { files, findings } = readFolder(absolute, label);
  const manifest = isPlain ? undefined : manifestIn(files);
  // A manifest of ours has half of all bytes, and nothing in it but paths and digests.
  const others = manifest?.kind === "ours" ? new Map([...files].filter(([path]) => path !== manifestName)) : files;
  const objects = read(name, label, others);
  return {
    name,
    files: files.size,
    // In a folder of anybody's, names say nothing of what lies there.
    resources: isPlain ? objects.resources.map((one) => ({ ...one, area: { of: "nothing" } })) : objects.resources,
    findings: [
      ...findings,
      ...objects.findings,
      ...(manifest === undefined
        ? [finding(kinds.noManifest, { in: "file", file: label }, undefined)]
        : ofManifest(label, manifest, files)),
    ],
  };
}

function manifestIn(files: ReadonlyMap<string, Uint8Array>): FoundFolder["manifest"] {
  const content = files.get(manifestName);
  return content === undefined ? { kind: "absent" } : readManifest(Buffer.from(content).toString("utf8"));
}

function ofManifest(
  label: string,
  manifest: FoundFolder["manifest"],
  files: ReadonlyMap<string, Uint8Array>,
): readonly Finding[] {
  if (manifest.kind === "ours") return [...compareManifest(label, manifest.manifest, files)];
  const reason =
    manifest.kind === "broken"
      ? manifest.reason
      : manifest.kind === "foreign"
        ? "somebody else wrote it"
        : "there is none";
  return [finding(kinds.badManifest, { in: "file", file: `${label}/${manifestName}` }, { reason })];
}
