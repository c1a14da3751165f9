import { isAbsolute, resolve } from "node:path";
import { finding, kinds, MeshwrightError, nearest } from "@meshwright/findings";
import { existsSync } from "node:fs";
import { isFolder } from "./folder-files.ts";
import { sidePlace } from "./git.ts";
import type { Repository } from "./repository.ts";

/** What a name on the command line stands for. */
export type Meaning =
  | { readonly is: "commit"; readonly name: string; readonly id: string }
  | { readonly is: "folder"; readonly name: string };

export interface Named {
  readonly which: "base" | "head";
  readonly name: string;
}

/** A commit of the repository, or a folder of the disk. Throws where a name is both, or neither. */
export function meaningOf({ which, name }: Named, cwd: string, repository: () => Repository): Meaning {
  const folder = { is: "folder", name } as const;
  const absolute = resolve(cwd, name);
  if (name !== "" && (isAbsolute(name) || /^\.\.?(\/|$)/.test(name))) return folder;
  const isThere = name !== "" && isFolder(absolute);
  const opened = attempt(repository);
  const commit = "repository" in opened ? commitOf(opened.repository, name) : undefined;
  if (commit !== undefined && isThere && "repository" in opened)
    throw new MeshwrightError([
      finding(kinds.twoMeanings, sidePlace(which), { name, ref: fullName(opened.repository, name) ?? commit }),
    ]);
  if (commit !== undefined) return { is: "commit", name, id: commit };
  // A file is refused as such when it is read.
  if (isThere || (name !== "" && existsSync(absolute))) return folder;
  if (!("repository" in opened)) throw opened.error;
  throw unknown({ which, name }, opened.repository);
}

/** The repository, or why there is none. */
export function attempt(
  open: () => Repository,
): { readonly repository: Repository } | { readonly error: MeshwrightError } {
  try {
    return { repository: open() };
  } catch (error) {
    if (error instanceof MeshwrightError) return { error };
    throw error;
  }
}

/** The id of a commit; undefined where the name is none. What begins with a dash is never given to git as a word. */
export function commitOf({ git }: Repository, name: string): string | undefined {
  if (name === "" || /^[-^]|\.\.|[\n\0]/.test(name)) return undefined;
  const { status, stdout } = git(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  return status === 0 ? stdout.toString("utf8").trim() : undefined;
}

/** `refs/heads/main`; undefined for what is no ref but an id or a way from one. */
function fullName({ git }: Repository, name: string): string | undefined {
  const { status, stdout } = git(["rev-parse", "--symbolic-full-name", "--verify", "--quiet", name]);
  const full = stdout.toString("utf8").trim();
  return status === 0 && full.startsWith("refs/") ? full : undefined;
}

function unknown({ which, name }: Named, repository: Repository): MeshwrightError {
  const { git, isShallow } = repository;
  const refs = git(["for-each-ref", "--format=%(refname:short)"]).stdout.toString("utf8").split("\n").filter(Boolean);
  const remote = refs.find((ref) => ref.endsWith(`/${name}`));
  const range = /^(.*?)\.\.\.?(.*)$/.exec(name);
  const problem =
    name === "HEAD"
      ? "There is no commit here yet."
      : name === ""
        ? "The name is empty."
        : range === null
          ? `${JSON.stringify(name)} is no commit of this repository and no folder.`
          : `${name} is a range, and two names are wanted: meshwright diff --merge-base ${range[1] ?? ""} ${range[2] ?? ""}`.trim() +
            ".";
  return new MeshwrightError([
    finding(kinds.unknownSide, sidePlace(which), {
      problem,
      nearest: remote ?? (range === null ? nearest(name, refs) : undefined),
      isShallow: isShallow && remote === undefined && range === null,
    }),
  ]);
}
