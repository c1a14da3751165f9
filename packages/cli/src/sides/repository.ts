import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, posix, relative } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { Context } from "../context.ts";
import type { Git } from "./git.ts";
import { gitIn, outputOf, sidePlace } from "./git.ts";

/** The repository that the tool was started in. */
export interface Repository {
  /** In the root of the working tree; in the current folder of a bare one. */
  readonly git: Git;
  /** Absolute; absent in a bare repository, and within the folder of git itself. */
  readonly root?: string;
  /** Of the current folder, relative to the root; empty for that itself. */
  readonly prefix: string;
  /** What names of contents are made with. */
  readonly algorithm: string;
  /** Parts of the history are not here. */
  readonly isShallow: boolean;
}

/** Finds the repository of the current folder. Throws a finding where there is none, or git is not there. */
export function openRepository({ cwd, process: { env } }: Pick<Context, "cwd" | "process">): Repository {
  const git = gitIn(cwd, env);
  const asked = ["--is-inside-work-tree", "--is-shallow-repository", "--show-object-format", "--show-prefix"];
  const [inside, shallow, algorithm = "sha1", prefix = ""] = outputOf(git, ["rev-parse", ...asked])
    .toString("utf8")
    .split("\n");
  const known = { algorithm, isShallow: shallow === "true" };
  if (inside !== "true") return { git, prefix: "", ...known };
  const root = outputOf(git, ["rev-parse", "--show-toplevel"]).toString("utf8").replace(/\n$/, "");
  return { git: gitIn(root, env), root, prefix: prefix.replace(/\/$/, ""), ...known };
}

/** A folder that somebody named from where they are, relative to the root of the repository; empty for that itself. */
export function pathInRepository({ root, prefix }: Repository, cwd: string, folder: string): string {
  const within =
    isAbsolute(folder) && root !== undefined ? withinRoot(realpathSync(root), folder) : posix.join(prefix, folder);
  const path = posix.normalize(within).replace(/\/$/, "").replace(/^\.$/, "");
  if (path === ".." || path.startsWith("../") || isAbsolute(path) || /[\n\0]/.test(path))
    throw new MeshwrightError([
      finding(kinds.sideWithoutTree, sidePlace("--tree"), {
        problem: `${folder} lies outside of the repository that ${cwd} belongs to.`,
        advice: "Name a folder of it.",
      }),
    ]);
  return path;
}

/** Where the way to the repository leads through a link, git tells the place that it leads to. */
function withinRoot(root: string, folder: string): string {
  const path = relative(root, folder);
  return path.startsWith("..") && existsSync(folder) ? relative(root, realpathSync(folder)) : path;
}
