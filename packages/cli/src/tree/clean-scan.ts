import { readdirSync, readFileSync } from "node:fs";
import { type CleanFolder, stampOf } from "./clean-folder.ts";
import { isSystemError } from "./error-text.ts";
import { fileDigests } from "./file-digests.ts";
import { digest, manifestText } from "./manifest.ts";
import { manifestName } from "./tree-path.ts";

/**
 * The top folders that hold exactly what their manifests say. What lies there is put into the text of a manifest, and that
 * is compared: nothing is parsed. Whatever is not equal, or cannot be read, is left to whoever looks with more care.
 */
export function cleanFolders(out: string, names: readonly string[]): readonly CleanFolder[] {
  const digestOf = fileDigests();
  return names.flatMap((name) => {
    try {
      return cleanFolder(`${out}/${name}`, name, digestOf);
    } catch (error) {
      if (isSystemError(error)) return [];
      throw error;
    }
  });
}

function cleanFolder(folder: string, name: string, digestOf: (path: string) => string): readonly CleanFolder[] {
  // The stamp comes first: what changes later has another one.
  const stamp = stampOf(folder);
  if (stamp === "") return [];
  const text = readFileSync(`${folder}/${manifestName}`, "utf8");
  const files = new Map<string, string>();
  /** False at the first thing that no render leaves: a link, a pipe, an empty folder. */
  const take = (within: string): boolean => {
    const entries = readdirSync(`${folder}/${within}`, { withFileTypes: true });
    return (
      entries.length > 0 &&
      entries.every((entry) => {
        const path = `${within}${entry.name}`;
        if (path === manifestName) return entry.isFile();
        if (entry.isDirectory()) return take(`${path}/`);
        if (entry.isFile()) files.set(path, digestOf(`${folder}/${path}`));
        return entry.isFile();
      })
    );
  };
  return take("") && manifestText({ state: "complete", files }) === text
    ? [{ name, stamp, manifestDigest: digest(text) }]
    : [];
}
