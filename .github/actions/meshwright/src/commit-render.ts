/** Renders, and commits what differs to the branch of the pull request. */
import { eventOf, pullRequestOf } from "./event.ts";
import { step } from "./main.ts";
import { git, gitText, meshwright, Refused } from "./processes.ts";
import { fleetOf, settingsOf } from "./settings.ts";
import { group, notice, output } from "./workflow.ts";

/** https://api.github.com/users/github-actions%5Bbot%5D */
const bot = [
  "-c",
  "user.name=github-actions[bot]",
  "-c",
  "user.email=41898282+github-actions[bot]@users.noreply.github.com",
];

await step(() => {
  const { env } = process;
  const settings = settingsOf(env);
  const headIs = (): void => output(env, { head: gitText(settings, "rev-parse", "HEAD") });
  headIs();
  const pull = pullRequestOf(eventOf(env));
  if (pull === undefined) throw new Refused("commit-render works on pull requests only");
  if (pull.isFork) return notice("Nothing is committed to the branch of a fork. Its author runs ./mw render.");
  const { tree } = settings;
  const before = gitText(settings, "rev-parse", "HEAD");
  const args = ["render", "--out", tree, ...fleetOf(settings)];
  const { status, stdout, stderr } = meshwright(settings, ...args);
  group("meshwright render", `${stderr}${stdout}`);
  if (status !== 0) return undefined; // the review tells what is wrong
  gitText(settings, "add", "--all", "--", tree);
  if (git(settings, "diff", "--cached", "--quiet", "--", tree).status === 0) return undefined;
  gitText(settings, ...bot, "commit", "--quiet", "--message", "Render the tree", "--", tree);
  // Only onto what was rendered: a branch that was deleted meanwhile is not made again.
  const branch = `refs/heads/${pull.branch}`;
  const pushed = git(settings, "push", "--quiet", `--force-with-lease=${branch}:${before}`, "origin", `HEAD:${branch}`);
  if (pushed.status !== 0)
    throw new Refused(
      `the rendered tree could not be pushed to ${pull.branch}: ${pushed.stderr.trim()}. Does the job have contents: write, and did nobody push meanwhile?`,
    );
  headIs();
  return notice(`What the fleet renders is committed to ${pull.branch}.`);
});
