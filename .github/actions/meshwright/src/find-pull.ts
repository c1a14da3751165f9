import type { Api } from "./api.ts";
import type { PullRequest } from "./event.ts";
import { pullRequestOf, textIn, within } from "./event.ts";

/**
 * The open pull requests of the branch that a finished workflow ran for, as they are now: from what GitHub says of them, and
 * nothing that the workflow said. The event itself names none for forks, so they are looked up by branch.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run
 */
export async function pullsOfRun(api: Api, event: unknown): Promise<readonly PullRequest[]> {
  const run = within(event, "workflow_run");
  if (textIn(run, "event") !== "pull_request") return [];
  const owner = textIn(run, "head_repository", "owner", "login");
  if (owner === "") return []; // a fork that was deleted
  const head = `${owner}:${textIn(run, "head_branch")}`;
  const open = await api.list(`/pulls?state=open&head=${encodeURIComponent(head)}`);
  return open.flatMap((data) => {
    const pull = pullRequestOf({ pull_request: data, repository: within(event, "repository") });
    return pull === undefined ? [] : [pull];
  });
}
