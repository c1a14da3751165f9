import { spawnSync } from "node:child_process";

/** Runs git in a folder; the bytes that it prints. Throws what it says on stderr. */
export function git(cwd: string, args: readonly string[], input?: string): Buffer {
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", cwd, ...args], { input, maxBuffer: 2 ** 31 - 1 });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.toString("utf8"));
  return stdout;
}
