import { lstatSync } from "node:fs";
import { join, posix } from "node:path";
import { isSystemError } from "../tree/error-text.ts";
import { readBytes, refusedBy, strangeEntry } from "../tree/read-tree.ts";
import { blobId, linkId } from "./blob-id.ts";
import { contentsAt, pair } from "./blobs.ts";
import { entriesOf } from "./commit-files.ts";
import { isEscaped, outputOf, records } from "./git.ts";
import type { Repository } from "./repository.ts";
import type { Refusal, SideFiles } from "./side-files.ts";
import { symbolicLink, tooLarge, unreadable } from "./side-files.ts";

/**
 * The files of a folder as git would store them now: what its index knows to be unchanged is not read, line ends are those of
 * the store, and files that nobody added count unless a `.gitignore` says otherwise.
 */
export function workingTreeFiles(repository: Repository & { readonly root: string }, path: string): SideFiles {
  const { git, root, algorithm } = repository;
  const within = path === "" ? [] : ["--", path];
  const list = (...args: readonly string[]): readonly string[] => records(outputOf(git, [...args, ...within]));
  const inFolder = (full: string): string => (path === "" ? full : full.slice(path.length + 1));
  const index = list("ls-files", "--stage", "-z").map((line) => {
    const tab = line.indexOf("\t");
    const [mode = "", id = ""] = line.slice(0, tab).split(" ");
    return { path: inFolder(line.slice(tab + 1)), mode, id };
  });
  const { ids, refused } = entriesOf(index);
  const differing = records(
    outputOf(git, ["diff-files", "--name-only", "--no-renames", "--ignore-submodules=all", "-z", ...within]),
  );
  const others = list("ls-files", "--others", "--exclude-per-directory=.gitignore", "-z");
  const contents = new Map<string, Uint8Array>();
  const toHash: string[] = [];
  for (const full of new Set([...differing, ...others])) {
    const one = inFolder(full);
    ids.delete(one);
    refused.delete(one);
    const met = look(join(root, full), algorithm);
    if (met === undefined && isEscaped(full)) {
      ids.set(one, "strange name");
      refused.set(one, unreadable("Its name is not UTF-8."));
    }
    if (met === undefined) continue;
    if ("refusal" in met) {
      ids.set(one.replace(/\/$/, ""), met.id);
      refused.set(one.replace(/\/$/, ""), met.refusal);
    } else if (full.includes("\n")) {
      ids.set(one, "strange name");
      refused.set(one, unreadable("There is a line break in its name."));
    } else {
      toHash.push(full);
      if (met.content !== undefined) contents.set(one, met.content);
    }
  }
  const hashes =
    toHash.length === 0
      ? []
      : outputOf(git, ["hash-object", "--stdin-paths"], toHash.map((full) => `${full}\n`).join(""))
          .toString("latin1")
          .split("\n");
  const changed = new Map<string, Uint8Array | Refusal>();
  for (const [at, full] of toHash.entries()) {
    const one = inFolder(full);
    const id = hashes[at] ?? "";
    const content = contents.get(one);
    ids.set(one, id);
    changed.set(one, content === undefined ? tooLarge : stored(content, id, algorithm));
  }
  return {
    label: "the working tree",
    folder: path,
    name: posix.basename(path),
    ids: new Map([...ids].toSorted(([left], [right]) => (left < right ? -1 : 1))),
    refused,
    read: (paths) => {
      const fromStore = contentsAt(
        git,
        ids,
        paths.filter((one) => !changed.has(one)),
      );
      return new Map(paths.flatMap((one) => pair(one, changed.get(one) ?? fromStore.get(one))));
    },
  };
}

type Met = { readonly content: Uint8Array | undefined } | { readonly id: string; readonly refusal: Refusal };

/** What lies on the disk; undefined for nothing. */
function look(absolute: string, algorithm: string): Met | undefined {
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isSymbolicLink()) return { id: linkId(absolute, algorithm), refusal: symbolicLink };
    if (stats.isDirectory()) return { id: "160000", refusal: unreadable("Another git repository lies here.") };
    if (!stats.isFile()) return { id: "strange", refusal: unreadable(strangeEntry) };
    return { content: readBytes(absolute) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // A folder in which a file was, and is a file now.
    if ("code" in error && error.code === "ENOTDIR") return undefined;
    return { id: "unreadable", refusal: unreadable(refusedBy(error)) };
  }
}

/** The content that git has under this name for the bytes of the disk. */
function stored(content: Uint8Array, id: string, algorithm: string): Uint8Array | Refusal {
  if (blobId(content, algorithm) === id) return content;
  const unix = Buffer.from(Buffer.from(content).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return blobId(unix, algorithm) === id
    ? unix
    : unreadable("A filter of .gitattributes makes something else of it before git stores it.");
}
