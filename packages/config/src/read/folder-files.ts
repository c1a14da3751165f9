import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "./text-file.ts";

export interface FolderFiles {
  /** Relative to the folder, with forward slashes, sorted. */
  readonly files: readonly string[];
  /** Folders in it that cannot be read, and why. */
  readonly unreadable: readonly { readonly folder: string; readonly reason: string }[];
}

/** All files below a folder. Hidden ones are left out; links are files, wherever they lead. */
export async function filesIn(folder: string, below = ""): Promise<FolderFiles> {
  try {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    const found = await Promise.all(
      entries
        .filter(({ name }) => !name.startsWith("."))
        .map(async (entry): Promise<FolderFiles> => {
          const path = below === "" ? entry.name : `${below}/${entry.name}`;
          return entry.isDirectory() ? filesIn(folder, path) : { files: [path], unreadable: [] };
        }),
    );
    return {
      files: found.flatMap(({ files }) => files).toSorted(),
      unreadable: found.flatMap(({ unreadable }) => unreadable),
    };
  } catch (error) {
    return { files: [], unreadable: [{ folder: below, reason: reasonOf(error) }] };
  }
}
