import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../fake-context.ts";
import { repository } from "../sample-fleets.ts";
import type { Review } from "./edits.ts";

/** Who commits, and when: nothing of the machine's own settings. */
const env = {
  PATH: process.env["PATH"],
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "A Colleague"],
      [`GIT_${who}_EMAIL`, "colleague@harbour.example"],
      [`GIT_${who}_DATE`, "2026-12-01T09:00:00Z"],
    ]),
  ),
};

export const gitIn =
  (cwd: string) =>
  (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Makes the repository with the sample on its branch `main`. */
export function beginRepository(root: string): void {
  const git = gitIn(root);
  git("init", "--quiet", "--initial-branch=main");
  for (const part of ["fleet", "clusters"]) cpSync(join(repository, part), join(root, part), { recursive: true });
  commit(root, "The sample");
}

/** Makes the branch of one pull request, and the one it is compared with, whose name it returns. */
export async function makeBranch(root: string, { name, given, fleet, tree }: Review): Promise<string> {
  const git = gitIn(root);
  git("checkout", "--quiet", "--force", "main");
  const base = given === undefined ? "main" : `main-before-${name}`;
  if (given !== undefined) {
    git("checkout", "--quiet", "-b", base);
    given(root);
    await render(root);
    commit(root, "What was there before");
  }
  git("checkout", "--quiet", "-b", name);
  if (fleet !== undefined) {
    await fleet(root);
    await render(root);
  }
  tree?.(root);
  commit(root, name);
  return base;
}

/** The edit as a reviewer would see it among the changed files: of the fleet, or of the tree where there is no other. */
export const editOf = (root: string, base: string, { name, tree }: Review): string =>
  gitIn(root)(
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--find-renames",
    base,
    name,
    "--",
    tree === undefined ? "fleet" : "clusters",
  ).replaceAll(/^(index|similarity index) .*\n/gm, "");

function commit(root: string, message: string): void {
  const git = gitIn(root);
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

async function render(root: string): Promise<void> {
  const { exitCode, stderr } = await runCli(["render"], { cwd: root });
  if (exitCode !== 0) throw new Error(stderr);
}
