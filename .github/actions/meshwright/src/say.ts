/**
 * Writes the comment and the labels. After a workflow run, of which it believes nothing, it compares the commits itself: they are
 * fetched as objects of git, never checked out, and meshwright runs none of their code.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiOf } from "./api.ts";
import { comment } from "./comment.ts";
import type { PullRequest } from "./event.ts";
import { eventOf, pullRequestOf } from "./event.ts";
import { pullsOfRun } from "./find-pull.ts";
import { label } from "./labels.ts";
import { step } from "./main.ts";
import { fetchInto, Refused } from "./processes.ts";
import type { Reports } from "./reports.ts";
import { readReports, writeReports } from "./reports.ts";
import type { Settings } from "./settings.ts";
import { nonEmpty, settingsOf } from "./settings.ts";
import { notice } from "./workflow.ts";

/** Object ids of git, and nothing that git would take for an option or a name. */
const isId = (text: string): boolean => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);

function compared(settings: Settings, { number, head, base }: PullRequest): Reports {
  if (!isId(head) || !isId(base)) throw new Refused("the pull request names no commits");
  fetchInto(settings, process.env, `refs/pull/${number}/head`, base);
  return writeReports(
    settings,
    mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "meshwright-diff-")),
    base,
    head,
  );
}

await step(async () => {
  const { env } = process;
  const settings = settingsOf(env);
  const api = apiOf(env);
  const event = eventOf(env);
  const direct = pullRequestOf(event);
  if (direct?.isFork === true)
    return notice(
      "A workflow of a fork may not write: the workflow that follows it writes the comment (docs/github.md).",
    );
  const pulls = direct === undefined ? await pullsOfRun(api, event) : [direct];
  if (pulls.length === 0) notice("No open pull request has this commit as its head; nothing is written.");
  for (const pull of pulls) {
    const reports = nonEmpty(env["MESHWRIGHT_REPORTS"]);
    const said = direct === undefined || reports === undefined ? compared(settings, pull) : readReports(reports);
    const { number, head } = pull;
    const bot = nonEmpty(env["MESHWRIGHT_BOT"]) ?? "github-actions[bot]";
    const isNew = await comment(api, { number, head, bot }, said);
    await label(api, number, said.risk, isNew ? nonEmpty(env["MESHWRIGHT_ALLOW_LABEL"]) : undefined);
  }
  return undefined;
});
