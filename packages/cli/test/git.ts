import { execFileSync } from "node:child_process";

/** A world in which nobody has settings of git, and commits have the same ids every day. */
export const gitEnv: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
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
    execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
