/**
 * Writes the comment and the labels. After a workflow run, of which it believes nothing, it compares the commits itself: they are
 * fetched as objects of git, never checked out, and meshwright runs none of their code.
 */
import type { Api } from "./api.ts";
import { apiOf } from "./api.ts";
import { comment, isOfOthers, ownComment } from "./comment.ts";
import type { PullRequest } from "./event.ts";
import { eventOf, pullRequestOf } from "./event.ts";
import { pullsOfRun } from "./find-pull.ts";
import { label } from "./labels.ts";
import { step } from "./main.ts";
import { fetchInto, Refused } from "./processes.ts";
import type { Reports } from "./reports.ts";
import { readReports, reportsFolder, writeReports } from "./reports.ts";
import type { Settings } from "./settings.ts";
import { nonEmpty, settingsOf } from "./settings.ts";
import { notice } from "./workflow.ts";

/** Object ids of git, and nothing that git would take for an option or a name. */
const isId = (text: string): boolean => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);

function compared(settings: Settings, { number, head, base }: PullRequest): Reports {
  if (!isId(head) || !isId(base)) throw new Refused("the pull request names no commits");
  fetchInto(settings, process.env, `refs/pull/${number}/head`, base);
  return writeReports(settings, reportsFolder(process.env), base, head);
}

/** What is said where nothing is known. Words of what failed stay in the log: here they would be read as Markdown. */
const unknown: Reports = {
  markdown: [
    "## What this changes could not be compared",
    "",
    "**Nothing is known of what it does to the mesh.** The log of the workflow that writes this comment says why.",
    "",
  ].join("\n"),
  risk: "stop",
  isIncomplete: true,
};

/** Tells of one pull request; in words why it could not be compared. */
async function tell(api: Api, pull: PullRequest, read: () => Reports): Promise<string | undefined> {
  const { env } = process;
  const { number, head } = pull;
  const before = await ownComment(api, number, nonEmpty(env["MESHWRIGHT_BOT"]) ?? "github-actions[bot]");
  // First, for the comparison may fail or not come to an end: nobody is to read of these commits what was true of others.
  if (isOfOthers(before, head)) await label(api, number, "none", nonEmpty(env["MESHWRIGHT_ALLOW_LABEL"]));
  let said = unknown;
  let failure: string | undefined;
  try {
    said = read();
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    failure = thrown.message;
  }
  await comment(api, { number, head, before }, said);
  // What was not compared may do anything.
  await label(api, number, said.isIncomplete ? "stop" : said.risk);
  return failure;
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
  const reports = direct === undefined ? undefined : nonEmpty(env["MESHWRIGHT_REPORTS"]);
  const failures: string[] = [];
  for (const pull of pulls) {
    const failure = await tell(api, pull, () =>
      reports === undefined ? compared(settings, pull) : readReports(reports),
    );
    if (failure !== undefined) failures.push(failure);
  }
  if (failures.length > 0) throw new Refused(failures.join("\n"));
  return undefined;
});
