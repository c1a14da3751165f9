import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Child {
  readonly stdout: string;
  /** What it wrote on descriptor 3. */
  readonly told: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly cwd: string;
  readonly accepts?: readonly number[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program and waits for it. Throws where it fails: a measurement of a failure is none. */
export function run(program: string, args: readonly string[], { cwd, accepts = [0], env = {} }: RunOptions): Child {
  const start = performance.now();
  const { status, error, output } = spawnSync(program, [...args], {
    cwd,
    // As `mw` does, so that a start is that of every day and not the first one.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL("../../../node_modules/.cache/meshwright", import.meta.url)),
      ...process.env,
      ...env,
    },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  const [, stdout = "", stderr = "", told = ""] = output.map((text) => text ?? "");
  if (status === null || !accepts.includes(status))
    throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout.slice(0, 2000)}${stderr}`);
  return { stdout, told, milliseconds };
}

/** The same with this Node. */
export const runNode = (script: string, args: readonly string[], cwd: string, env?: RunOptions["env"]): Child =>
  run(process.execPath, [new URL(script, import.meta.url).pathname, ...args], { cwd, ...(env && { env }) });

/** The least of what so many runs take: what disturbs a run only slows it. */
export const fastest = (runs: number, action: (run: number) => number): number =>
  Math.min(...Array.from({ length: runs }, (_, index) => action(index)));
