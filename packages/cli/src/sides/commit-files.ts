import { posix } from "node:path";
import { MeshwrightError } from "@meshwright/findings";
import { contentsAt } from "./blobs.ts";
import { gitFinding, outputOf, records } from "./git.ts";
import type { Repository } from "./repository.ts";
import type { Refusal, SideFiles } from "./side-files.ts";
import { symbolicLink, unreadable } from "./side-files.ts";

/** Modes of git's trees: https://git-scm.com/docs/gitformat-index, under "mode". */
const refusals: Readonly<Record<string, Refusal>> = {
  "120000": symbolicLink,
  "160000": unreadable("It is a submodule. Compare it within its own repository."),
};

/** Entries of a tree or of the index, by path: bits that make a file executable mean nothing here. */
export function entriesOf(listed: readonly { readonly path: string; readonly mode: string; readonly id: string }[]) {
  const ids = new Map<string, string>();
  const refused = new Map<string, Refusal>();
  for (const { path, mode, id } of listed) {
    const refusal = refusals[mode];
    // What a link and a file have the same content, they are not the same.
    ids.set(path, refusal === undefined ? id : `${mode} ${id}`);
    if (refusal !== undefined) refused.set(path, refusal);
  }
  return { ids, refused };
}

/** What lies at `<commit>:<path>`: `blob`, `tree`; undefined for nothing, and for what is in a submodule. */
export const kindAt = ({ git }: Repository, object: string): string | undefined =>
  / (blob|tree) \d+\n/.exec(outputOf(git, ["cat-file", "--batch-check"], `${object}\n`).toString("utf8"))?.[1];

/** What `ls-tree` says; nothing where there is no such folder. Only where it fails is git asked why. */
function listedAt(repository: Repository, tree: string): readonly string[] {
  const end = repository.git(["ls-tree", "-r", "-z", "--full-tree", tree]);
  if (end.status === 0) return records(end.stdout);
  if (kindAt(repository, tree) === "tree") throw new MeshwrightError([gitFinding(end)]);
  return [];
}

/** The files of a folder at a commit, read from git's own store. `path` is relative to the root of the repository. */
export function commitFiles(repository: Repository, commit: string, label: string, path: string): SideFiles {
  const { git } = repository;
  const tree = `${commit}:${path}`;
  const { ids, refused } = entriesOf(
    // `<mode> <type> <id>` and a tabulator before the path: https://git-scm.com/docs/git-ls-tree
    listedAt(repository, tree).map((line) => {
      const tab = line.indexOf("\t");
      return { path: line.slice(tab + 1), mode: line.slice(0, 6), id: line.slice(line.lastIndexOf(" ", tab) + 1, tab) };
    }),
  );
  return {
    label,
    folder: path,
    name: posix.basename(path),
    ids,
    refused,
    read: (paths) => contentsAt(git, ids, paths),
  };
}
