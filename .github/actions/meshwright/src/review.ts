/** Looks at what is checked out: is the tree what the fleet renders, is it right, what does it change. Needs no rights. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventOf, pullRequestOf, textIn } from "./event.ts";
import { step } from "./main.ts";
import { gitText, meshwright } from "./processes.ts";
import { reportsFolder, writeReports } from "./reports.ts";
import type { Settings } from "./settings.ts";
import { fleetOf, nonEmpty, settingsOf } from "./settings.ts";
import { error, group, output, print, summary } from "./workflow.ts";

/** True where a render would change nothing. */
function isUpToDate(settings: Settings): boolean {
  const { status, stdout, stderr } = meshwright(
    settings,
    "render",
    "--check",
    "--out",
    settings.tree,
    ...fleetOf(settings),
  );
  group("meshwright render --check", `${stderr}${stdout}`);
  if (status === 1)
    error(
      "The tree is not what the fleet renders",
      `Run ./mw render and commit ${settings.tree}; the log lists the files.`,
    );
  if (status > 1) error("The fleet cannot be rendered", stderr.trim() || stdout.trim());
  return status === 0;
}

/** Tells what is wrong at its place; the exit code of `check`. */
function check(settings: Settings, folder: string): number {
  const args = ["check", settings.tree, "--render", ...fleetOf(settings), "--format"];
  const { status, stdout, stderr } = meshwright(settings, ...args, "github");
  // Paths of annotations are those of the repository: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
  const prefix = settings.directory === "" ? "" : `${settings.directory}/`;
  print(stdout.replaceAll(/^(::(?:error|warning|notice) file=)/gm, `$1${prefix}`));
  if (status > 1) error("The check could not be made", stderr.trim());
  writeFileSync(join(folder, "check.json"), meshwright(settings, ...args, "json").stdout);
  return status;
}

await step(() => {
  const { env } = process;
  const settings = settingsOf(env);
  const folder = reportsFolder(env);
  const head = gitText(settings, "rev-parse", "HEAD");
  const event = eventOf(env);
  const queued = nonEmpty(textIn(event, "merge_group", "base_sha"));
  const base = settings.base ?? pullRequestOf(event)?.base ?? queued ?? "HEAD^";
  output(env, { reports: folder, head });
  output(env, { "up-to-date": String(isUpToDate(settings)) });
  output(env, { check: String(check(settings, folder)) });
  const { markdown, risk, incomplete } = writeReports(settings, folder, base, head);
  output(env, { risk, complete: String(incomplete === undefined) });
  if (incomplete !== undefined) error("Not all could be compared", incomplete);
  summary(env, markdown);
});
