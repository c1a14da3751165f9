import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { largest } from "../tree/read-tree.ts";
import type { Git } from "./git.ts";
import { outputOf, sidePlace } from "./git.ts";
import type { Refusal } from "./side-files.ts";
import { tooLarge } from "./side-files.ts";

type Content = Uint8Array | Refusal;

/** The contents of files, by their paths; `ids` has their names. */
export function contentsAt(
  git: Git,
  ids: ReadonlyMap<string, string>,
  paths: readonly string[],
): ReadonlyMap<string, Content> {
  const idOf = (path: string): string => ids.get(path) ?? "";
  const contents = blobs(git, [...new Set(paths.map(idOf))]);
  return new Map(paths.flatMap((path) => pair(path, contents.get(idOf(path)))));
}

export const pair = <T>(path: string, value: T | undefined): readonly [string, T][] =>
  value === undefined ? [] : [[path, value]];

/** Reads contents by their names, all in two runs: what is too large is never asked for. */
function blobs(git: Git, ids: readonly string[]): ReadonlyMap<string, Content> {
  const contents = new Map<string, Content>();
  if (ids.length === 0) return contents;
  const wanted: string[] = [];
  const checked = outputOf(git, ["cat-file", "--batch-check"], lines(ids)).toString("latin1").trimEnd().split("\n");
  for (const [index, line] of checked.entries()) {
    const [id = "", type, size] = line.split(" ");
    if (type !== "blob") throw missing(ids[index] ?? id, git);
    if (Number(size) > largest) contents.set(id, tooLarge);
    else wanted.push(id);
  }
  if (wanted.length === 0) return contents;
  const out = outputOf(git, ["cat-file", "--batch"], lines(wanted));
  let at = 0;
  for (const id of wanted) {
    const end = out.indexOf(10, at);
    const size = Number(out.toString("latin1", at, end).split(" ")[2]);
    contents.set(id, out.subarray(end + 1, end + 1 + size));
    at = end + 2 + size;
  }
  return contents;
}

const lines = (ids: readonly string[]): string => ids.map((id) => `${id}\n`).join("");

/** A clone need not have all contents; what it lacks is not fetched behind anybody's back. */
function missing(id: string, git: Git): MeshwrightError {
  const isPartial = git(["config", "--get-regexp", "^remote\\..*\\.promisor$"]).stdout.length > 0;
  return new MeshwrightError([
    finding(kinds.gitFailed, sidePlace("git"), {
      problem: `The content ${id} is not in this clone.`,
      advice: isPartial
        ? "It is a partial clone: `git fetch --refetch --no-filter` brings all contents; for actions/checkout leave `filter` out."
        : "Its store is damaged; `git fsck` tells more, and a new clone mends it.",
    }),
  ]);
}
