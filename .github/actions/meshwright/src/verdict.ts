/** Fails the job, or lets it pass, by what the review has found and what people allow. */
import { eventOf, pullRequestOf, within } from "./event.ts";
import { step } from "./main.ts";
import { Refused } from "./processes.ts";
import { nonEmpty } from "./settings.ts";
import { error, notice } from "./workflow.ts";

/** The risks that fail, by the least of them. */
const failing: Readonly<Record<string, readonly string[]>> = {
  stop: ["stop"],
  careful: ["stop", "careful"],
  never: [],
};

await step(() => {
  const { env } = process;
  const event = eventOf(env);
  const pull = pullRequestOf(event);
  const label = nonEmpty(env["MESHWRIGHT_ALLOW_LABEL"]) ?? "meshwright: stop-allowed";
  const failOn = nonEmpty(env["MESHWRIGHT_FAIL_ON"]) ?? "stop";
  const risk = nonEmpty(env["MESHWRIGHT_RISK"]);
  const risky = failing[failOn];
  if (risky === undefined) throw new Refused(`fail-on is stop, careful or never, not ${failOn}`);
  const refuse = (title: string, text: string): void => {
    error(title, text);
    process.exitCode = 1;
  };
  if (env["MESHWRIGHT_UP_TO_DATE"] !== "true")
    refuse("Not rendered", "The tree is not what the fleet renders. Run ./mw render and commit what it writes.");
  if (env["MESHWRIGHT_CHECK"] !== "0")
    refuse("Check", "meshwright check finds errors; each is told at its file and line.");
  if (risk === undefined || env["MESHWRIGHT_COMPLETE"] !== "true")
    refuse("Not compared", "Not all of the changes could be compared; the step before says why.");
  // A merge queue takes only pull requests of which the risk was allowed.
  if (risk !== undefined && risky.includes(risk) && within(event, "merge_group") === undefined) {
    const has = pull?.labels.includes(label) === true;
    // What is allowed are the commits that are there when the label is set. No other event tells whether it was set for these: commits
    // come with `synchronize`, and also with `reopened`, and a label of something else may be set before the one of old commits is gone.
    if (has && pull.action === "labeled" && pull.label === label)
      notice(`The risk "${risk}" is allowed by the label "${label}".`);
    else
      refuse(
        `Risk: ${risk}`,
        `Read the review in this job's summary. Whoever answers for it sets the label "${label}"${has ? " anew, because something happened to the pull request after it was set" : ""}: that takes the triage role or more in this repository, which the author of a fork does not have.`,
      );
  }
});
