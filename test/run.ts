/** `mw test`: lint, types, tests and the check of the tree, each only where something changed; then the count. */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { notRunText, sumOf, totalsOf, type Totals } from "./report.ts";

const root = dirname(import.meta.dirname);
const usage = "USAGE\n  mw test [--force]\n\n  --force  Run everything again, also what has not changed\n";

/** Folders that have tests, and so must have a report. */
const tested = globSync(["test", "packages/*/test"], { cwd: root })
  .filter((folder) => globSync("**/*.test.ts", { cwd: join(root, folder) }).length > 0)
  .map(dirname)
  .toSorted();

const reportOf = (folder: string): string => join(root, folder, ".vitest/json/output.json");

function readTotals(folder: string): Totals {
  const file = reportOf(folder);
  if (!existsSync(file)) {
    process.stdout.write(`no report of the tests in ${folder}\n`);
    return { passed: 0, failed: 1, notRun: [] };
  }
  return totalsOf(JSON.parse(readFileSync(file, "utf8")));
}

function main(): number {
  const { force, help } = options();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  // A report of an earlier run must not count; turbo brings back those of tests that it need not run.
  for (const folder of tested) rmSync(reportOf(folder), { force: true });
  const { status, signal, error } = spawnSync(
    join(root, "node_modules/.bin/turbo"),
    [
      "run",
      "lint",
      "typecheck",
      "test",
      "check",
      "--continue",
      "--output-logs=new-only",
      ...(force ? ["--force"] : []),
    ],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", MESHWRIGHT_DAY: new Date().toISOString().slice(0, 10) },
    },
  );
  if (error !== undefined) throw error;
  if (signal !== null) process.kill(process.pid, signal);
  const totals = sumOf(tested.map(readTotals));
  const { passed, failed } = totals;
  if (status !== 0 && failed === 0) process.stdout.write("No test failed, but something else did; see above.\n");
  process.stdout.write(`${notRunText(totals)}${passed} passed, ${failed} failed\n`);
  return status === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

function options(): { readonly force: boolean; readonly help: boolean } {
  const { values } = parseArgs({
    options: { force: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
  });
  return values;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`mw test: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
