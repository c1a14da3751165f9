import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Outcome } from "./fake-context.ts";
import { main } from "./sample-fleets.ts";

export interface World {
  readonly env?: Readonly<Record<string, string>>;
  /** The shell's words before the command: `ulimit -f 1`, a redirection after it. */
  readonly before?: string;
  readonly after?: string;
  readonly nodeArgs?: readonly string[];
}

/** Runs the real command line in a process of its own. */
export const cliIn =
  (cwd: string) =>
  async (
    args: readonly string[],
    { env = {}, before = ":", after = "", nodeArgs = [] }: World = {},
  ): Promise<Outcome> => {
    const words = [process.execPath, ...nodeArgs, main, ...args];
    const child = spawn("/bin/sh", ["-c", `${before}; exec "$@" ${after}`, "sh", ...words], {
      cwd,
      env: { PATH: "/usr/bin:/bin", NODE_DISABLE_COMPILE_CACHE: "1", ...env },
    });
    const ended = once(child, "exit");
    const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { exitCode: Number(exitCode), stdout, stderr };
  };

/** Root may do everything; a test of what is forbidden becomes somebody else after Node has started. */
export const asNobody: World =
  process.getuid?.() === 0
    ? { nodeArgs: ["--import", "data:text/javascript,process.setgid(65534);process.setuid(65534)"] }
    : {};

export function giveToNobody(folder: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(folder, 65_534, 65_534);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chownSync(join(entry.parentPath, entry.name), 65_534, 65_534);
}
