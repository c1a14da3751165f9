import { spawnSync } from "node:child_process";
import type { Environment, Settings } from "./settings.ts";

export interface Outcome {
  /** 2 also where it could not be started. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is run may be code of the pull request: it gets no token, and is not told where a step says things to those that follow. */
const withheld = /^(?:GITHUB_(?:TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|ACTIONS_.*)$/;

/** Runs one command without a shell, so that no word of a pull request is read as more than a word. */
function run(cwd: string, [command, ...args]: readonly [string, ...string[]], more: Environment = {}): Outcome {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.test(name)));
  const env = { ...own, ...more };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return { status: status ?? 2, stdout: stdout ?? "", stderr: error === undefined ? stderr : error.message };
}

export const meshwright = ({ cwd, command }: Settings, ...args: readonly string[]): Outcome =>
  run(cwd, [...command, ...args]);

export const git = ({ cwd }: Pick<Settings, "cwd">, ...args: readonly string[]): Outcome => run(cwd, ["git", ...args]);

/** Thrown with words for whoever reads the log; everything else that is thrown is a bug. */
export class Refused extends Error {}

/** Fetches from `origin`, with the token where there is one; it is on no command line, and nothing keeps it. */
export function fetchInto({ cwd }: Pick<Settings, "cwd">, env: Environment, ...refs: readonly string[]): void {
  const token = env["GITHUB_TOKEN"] ?? "";
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const more = {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${env["GITHUB_SERVER_URL"] ?? "https://github.com"}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
  const { status, stderr } = run(
    cwd,
    ["git", "fetch", "--quiet", "--no-tags", "origin", ...refs],
    token === "" ? {} : more,
  );
  if (status !== 0) throw new Refused(`git fetch ${refs.join(" ")}: ${stderr.trim()}`);
}

/** What git prints; its words where it fails. */
export function gitText(settings: Pick<Settings, "cwd">, ...args: readonly string[]): string {
  const { status, stdout, stderr } = git(settings, ...args);
  if (status !== 0) throw new Refused(`git ${args.join(" ")}: ${stderr.trim()}`);
  return stdout.trim();
}
