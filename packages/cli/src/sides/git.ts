import { isUtf8 } from "node:buffer";
import { spawnSync } from "node:child_process";
import type { Finding } from "@meshwright/findings";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";

/** What a run of git ended with. */
export interface GitEnd {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git; whatever it ends with is an answer. Throws a finding where it cannot be run at all. */
export type Git = (args: readonly string[], input?: string) => GitEnd;

/**
 * What the configuration of a user or of the clone could change: the text of paths, programs that are started, replaced
 * objects, patterns in paths.
 */
const fixed = [
  "--no-replace-objects",
  "--literal-pathspecs",
  ...["core.quotePath=false", "core.fsmonitor=false", "core.attributesFile="].flatMap((setting) => ["-c", setting]),
];

/** Messages in English, for some are looked into; no lock, no question, and nothing fetched into a partial clone. */
const always = { LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" };

const unwanted = /^GIT_(?:.*_PATHSPECS|EXTERNAL_DIFF|DIFF_OPTS|TRACE.*)$/;

/** git in a folder. */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.test(name)));
  return (args, input) => {
    const { status, stdout, stderr, error } = spawnSync("git", [...fixed, ...args], {
      cwd: folder,
      env: { ...kept, ...always },
      input: input ?? "",
      maxBuffer: 2 ** 31 - 1,
    });
    if (error !== undefined) {
      const reason = "code" in error && error.code === "ENOENT" ? "there is no such program on PATH" : error.message;
      throw new MeshwrightError([finding(kinds.noGit, sidePlace("git"), { reason })]);
    }
    return { status: status ?? 128, stdout, stderr: stderr.toString("utf8") };
  };
}

/** The output of a run that must succeed. Throws what git said, as a finding. */
export function outputOf(git: Git, args: readonly string[], input?: string): Buffer {
  const end = git(args, input);
  if (end.status !== 0) throw new MeshwrightError([gitFinding(end)]);
  return end.stdout;
}

/** What git's last words mean. */
export function gitFinding({ stderr, status }: Pick<GitEnd, "stderr" | "status">): Finding {
  const line = /^(?:fatal|error): (.*)$/m.exec(stderr)?.[1] ?? stderr.split("\n")[0] ?? "";
  const place = sidePlace("git");
  const untrusted = /dubious ownership in repository at '(.*)'/.exec(stderr);
  if (untrusted !== null) return finding(kinds.untrustedRepository, place, { folder: untrusted[1] ?? "" });
  if (/not a git repository/i.test(stderr))
    return finding(kinds.noRepository, place, { problem: "This folder is in no git repository." });
  const said = line === "" ? `It ended with ${status}` : line.replace(/\.$/, "");
  return finding(kinds.gitFailed, place, { problem: `git says: ${said}.` });
}

/** Findings about what was said on the command line: `base`, `head`, or git itself. */
export const sidePlace = (answer: string) => ({ in: "answer", answer }) as const;

/** Splits what git ends with NUL. Names need not be UTF-8: bytes of one that is not are written as `\xff`, lest two names become one. */
export const records = (output: Buffer): readonly string[] =>
  isUtf8(output)
    ? output.toString("utf8").split("\0").slice(0, -1)
    : output.toString("latin1").split("\0").slice(0, -1).map(nameOf);

/** `bytes`: each a character. */
function nameOf(bytes: string): string {
  const buffer = Buffer.from(bytes, "latin1");
  return isUtf8(buffer)
    ? buffer.toString("utf8")
    : bytes.replaceAll(/[\u0080-\u00ff]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`);
}

/** True for what `records` may have written for a name that is no UTF-8. */
export const isEscaped = (name: string): boolean => /\\x[89a-f][0-9a-f]/.test(name);
