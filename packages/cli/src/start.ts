import { run } from "@stricli/core";
import { buildApp, bugText } from "./app.ts";
import type { Context } from "./context.ts";

/** Gives the world to the command line, and takes an exit code from it. */
export async function start(): Promise<void> {
  const { stdout, stderr, env } = process;
  const context: Context = {
    process,
    cwd: process.cwd(),
    today: new Date(),
    engine: async () => {
      const [config, mesh, reach, schemas, trust] = await Promise.all([
        import("@meshwright/config"),
        import("@meshwright/mesh"),
        import("@meshwright/reach"),
        import("@meshwright/schemas"),
        import("@meshwright/trust"),
      ]);
      return { config, mesh, reach, schemas, trust };
    },
    // The talk of questions goes to stderr, so that the result can go elsewhere.
    ...(process.stdin.isTTY &&
      stderr.isTTY &&
      env["TERM"] !== "dumb" && { prompts: async () => (await import("./ask/terminal.ts")).terminal }),
    uninterrupted,
  };
  for (const stream of [stdout, stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return; // the reader has seen enough: `| head`
      process.exitCode = 2;
      if (stream === stdout) stderr.write(`cannot write the result: ${error.message}\n`);
    });
  try {
    await run(buildApp(context), process.argv.slice(2), context);
  } catch (error) {
    stderr.write(`${bugText(error, { process: { stdout, stderr, env } })}\n`);
    process.exitCode = 2;
  }
  if (Number(process.exitCode) < 0) process.exitCode = 2; // stricli's own codes are negative
}

const interrupts = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function uninterrupted<T>(action: () => T): T {
  const ignore = (): void => undefined;
  for (const signal of interrupts) process.on(signal, ignore);
  try {
    return action();
  } finally {
    for (const signal of interrupts) process.off(signal, ignore);
  }
}
