import { readFileSync, statSync } from "node:fs";

/** A text of a few lines that a person names; undefined for what is not there, for a pipe, and for what is much larger. */
export function smallFile(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size < 64 * 1024 ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
