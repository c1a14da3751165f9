import { cpSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../fake-context.ts";
import { gitIn } from "../git.ts";
import { repository } from "../sample-fleets.ts";
import type { Review } from "./edits.ts";

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
