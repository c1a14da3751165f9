import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";

export interface World {
  /** Folder that holds the workspace's files of this run. */
  readonly scratch: string;
  readonly workspace: string;
  readonly event: unknown;
  readonly env: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the steps of a composite action as a runner would: what they `run`, in bash, with their inputs; what they `use` is left out.
 * `only`: the step of that name, after others that are said to have ended with these outputs.
 */
export async function runAction(
  file: string,
  inputs: Readonly<Record<string, string>>,
  world: World,
  only?: { readonly step: string; readonly outputs: Readonly<Record<string, string>> },
): Promise<Ran> {
  const action = Object(load(readFileSync(file, "utf8")));
  const own = mkdtempSync(join(world.scratch, "run-"));
  const [event, output, summary] = ["event.json", "output", "summary"].map((name) => join(own, name));
  if (event === undefined || output === undefined || summary === undefined) throw new Error("no files");
  writeFileSync(event, JSON.stringify(world.event));
  const outputs: Record<string, string> = { ...only?.outputs };
  const valueOf = (text: string): string =>
    text.replaceAll(/\$\{\{ (?:inputs\.([\w-]+)|steps\.\w+\.outputs\.([\w-]+)) \}\}/g, (_, input?: string, key = "") =>
      input === undefined ? (outputs[key] ?? "") : (inputs[input] ?? String(action.inputs[input].default)),
    );
  let exitCode = 0;
  let log = "";
  const steps: readonly Step[] = action.runs.steps;
  for (const { name, run, env = {}, if: condition = "success()" } of steps) {
    if (only !== undefined && only.step !== name) continue;
    if (run === undefined || !isWanted(condition, exitCode === 0, (input) => valueOf(`\${{ inputs.${input} }}`)))
      continue;
    const values = Object.fromEntries(Object.entries(env).map(([key, text]) => [key, valueOf(text)]));
    const ran = await bash(run, world.workspace, {
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      GITHUB_ACTION_PATH: dirname(file),
      GITHUB_EVENT_PATH: event,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: world.workspace,
      GITHUB_REPOSITORY: "harbour-retail/mesh",
      RUNNER_TEMP: own,
      ...world.env,
      ...values,
    });
    if (ran.status !== 0) exitCode = ran.status;
    log += ran.log;
    for (const line of read(output).split("\n")) {
      const at = line.indexOf("=");
      if (at > 0) outputs[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return { exitCode, outputs, summary: read(summary), log };
}

function isWanted(condition: string, isGood: boolean, input: (name: string) => string): boolean {
  if (condition.startsWith("always()")) return true;
  const [, name, value] = /^inputs\.([\w-]+) == '(\w+)'$/.exec(condition) ?? [];
  if (name !== undefined) return isGood && input(name) === value;
  if (condition !== "success()") throw new Error(`not known here: if: ${condition}`);
  return isGood;
}

const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

const bash = (script: string, cwd: string, env: Readonly<Record<string, string>>) =>
  new Promise<{ readonly status: number; readonly log: string }>((done) => {
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
    execFile("bash", args, { cwd, env }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code ?? 1), log: `${stdout}${stderr}` }),
    );
  });
