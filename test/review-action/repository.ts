import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Nothing of the machine's own settings. */
export const gitEnv = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

const colleague = {
  ...gitEnv,
  PATH: String(process.env["PATH"]),
  GIT_AUTHOR_NAME: "A Colleague",
  GIT_AUTHOR_EMAIL: "colleague@harbour.example",
  GIT_COMMITTER_NAME: "A Colleague",
  GIT_COMMITTER_EMAIL: "colleague@harbour.example",
};

export const gitIn = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("git", args, { cwd, env: colleague, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

/** A pull request: a bare repository that has it as `refs/pull/7/head`, and a clone whose working tree is its head. */
export interface Repository {
  readonly origin: string;
  readonly clone: string;
  readonly base: string;
  readonly head: string;
}

/** Some folders of this repository, and a branch `nginx` that edits the fleet, and is not rendered. */
export function makeRepository(folder: string, parts: readonly string[]): Repository {
  const origin = join(folder, "origin.git");
  const clone = join(folder, "clone");
  mkdirSync(origin, { recursive: true });
  gitIn(origin, "init", "--quiet", "--bare", "--initial-branch=main");
  gitIn(origin, "config", "uploadpack.allowReachableSHA1InWant", "true"); // as GitHub does
  gitIn(folder, "clone", "--quiet", origin, clone);
  gitIn(clone, "checkout", "--quiet", "-B", "main");
  for (const part of parts) cpSync(join(root, part), join(clone, part), { recursive: true });
  commitAll(clone, "The sample");
  gitIn(clone, "push", "--quiet", "origin", "main");
  const base = gitIn(clone, "rev-parse", "HEAD");
  gitIn(clone, "checkout", "--quiet", "-b", "nginx");
  edit(clone, "fleet/apps/sample-a.yaml", "replicas: 2", "replicas: 3");
  return { origin, clone, base, head: push(clone, "nginx") };
}

export function edit(clone: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(clone, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  writeFileSync(join(clone, file), text.replaceAll(from, to));
}

/** Commits, and pushes as the branch and as the head of the pull request. */
export function push(clone: string, branch: string): string {
  commitAll(clone, "An edit");
  gitIn(clone, "push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`, "HEAD:refs/pull/7/head");
  return gitIn(clone, "rev-parse", "HEAD");
}

function commitAll(clone: string, message: string): void {
  gitIn(clone, "add", "--all");
  gitIn(clone, "commit", "--quiet", "--allow-empty", "--message", message);
}
