import { kinds } from "@meshwright/findings";
import { run } from "@stricli/core";
import { buildApp } from "../src/app.ts";
import type { Context, Engine } from "../src/context.ts";
import type { Prompts } from "../src/ask/prompts.ts";
import { repository, today } from "./sample-fleets.ts";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, in a world of its own. */
export async function runCli(
  args: readonly string[],
  world: {
    readonly cwd?: string;
    readonly engine?: () => Promise<Engine>;
    readonly prompts?: Prompts;
    readonly env?: Readonly<Record<string, string>>;
    /** Default: a day on which the sample's root is valid. */
    readonly today?: Date;
  } = {},
): Promise<Outcome> {
  const { prompts } = world;
  const written = { stdout: "", stderr: "" };
  const context: Context = {
    process: {
      stdout: { write: (text: string) => void (written.stdout += text) },
      stderr: { write: (text: string) => void (written.stderr += text) },
      env: world.env ?? {},
    },
    cwd: world.cwd ?? repository,
    today: world.today ?? today,
    engine:
      world.engine ??
      (async () => ({
        config: await import("@meshwright/config"),
        mesh: await import("@meshwright/mesh"),
        reach: await import("@meshwright/reach"),
        schemas: await import("@meshwright/schemas"),
        trust: await import("@meshwright/trust"),
      })),
    ...(prompts && { prompts: () => Promise.resolve(prompts) }),
    uninterrupted: (action) => action(),
  };
  await run(buildApp(context), args, context);
  const code = Number(context.process.exitCode ?? 0);
  return { exitCode: code < 0 ? 2 : code, ...written };
}

/** What `check` says of every fleet. */
const remarks: ReadonlySet<string> = new Set([
  kinds.exchangeGuardsTrust.code,
  kinds.accountKey.code,
  kinds.unknownWay.code,
]);

/** The codes that the lines of a text name, in their order; without remarks. */
export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:error|warning|info) (MW\d{4})\b/g)]
    .map(([, code = ""]) => code)
    .filter((code) => !remarks.has(code));
