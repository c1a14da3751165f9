import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ran } from "./review-action/run-action.ts";
import { runAction } from "./review-action/run-action.ts";

const reviewAction = join(import.meta.dirname, "../.github/actions/meshwright/action.yml");
const allow = "meshwright: stop-allowed";

let scratch = "";
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "meshwright-verdict-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }), 60_000);

interface Case {
  readonly name: string;
  /** Of the steps before. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly action?: string;
  readonly labels?: readonly string[];
  /** The label that was set or taken away. */
  readonly label?: string;
  readonly code: number;
}

const good = { risk: "routine", "up-to-date": "true", check: "0", complete: "true" };

const verdict = (event: object, { outputs, inputs = {} }: Pick<Case, "outputs" | "inputs">): Promise<Ran> =>
  runAction(
    reviewAction,
    inputs,
    { scratch, workspace: scratch, event: { repository: { full_name: "harbour-retail/mesh" }, ...event }, env: {} },
    { step: "Verdict", outputs: { ...good, ...outputs } },
  );

describe("the verdict", () => {
  test.each<Case>([
    { name: "routine passes", code: 0 },
    { name: "careful passes", outputs: { risk: "careful" }, code: 0 },
    { name: "stop fails", outputs: { risk: "stop" }, code: 1 },
    {
      name: "stop that is allowed passes",
      outputs: { risk: "stop" },
      labels: [allow],
      action: "labeled",
      label: allow,
      code: 0,
    },
    {
      name: "a label of something else does not renew what was allowed",
      outputs: { risk: "stop" },
      labels: [allow, "bug"],
      action: "labeled",
      label: "bug",
      code: 1,
    },
    {
      name: "commits that came while it was closed were not allowed",
      outputs: { risk: "stop" },
      labels: [allow],
      action: "reopened",
      code: 1,
    },
    {
      name: "new commits were not allowed",
      outputs: { risk: "stop" },
      labels: [allow],
      action: "synchronize",
      code: 1,
    },
    { name: "another label allows nothing", outputs: { risk: "stop" }, labels: ["bug"], action: "labeled", code: 1 },
    { name: "careful fails where asked", outputs: { risk: "careful" }, inputs: { "fail-on": "careful" }, code: 1 },
    { name: "stop passes where asked", outputs: { risk: "stop" }, inputs: { "fail-on": "never" }, code: 0 },
    { name: "a word that is none fails", inputs: { "fail-on": "sometimes" }, code: 1 },
    { name: "errors of check fail", outputs: { check: "1" }, code: 1 },
    { name: "an old tree fails, whatever is allowed", outputs: { "up-to-date": "false" }, labels: [allow], code: 1 },
    { name: "what was not all compared fails", outputs: { complete: "false" }, labels: [allow], code: 1 },
    { name: "a review that did not end fails", outputs: { risk: "" }, labels: [allow], code: 1 },
  ])("$name", async ({ code, outputs, inputs, ...more }) => {
    const { action = "opened", labels = [], label } = more;
    const pull = { number: 7, labels: labels.map((name) => ({ name })) };
    const event = { action, pull_request: pull, ...(label !== undefined && { label: { name: label } }) };
    const { exitCode, log } = await verdict(event, { ...(outputs && { outputs }), ...(inputs && { inputs }) });
    expect({ exitCode, log }).toMatchObject({ exitCode: code });
    expect(log.includes("::error title=")).toBe(code !== 0);
  });

  test("of a queue is of the tree: the risk was allowed before", async () => {
    const event = { merge_group: { base_sha: "0".repeat(40) } };
    expect((await verdict(event, { outputs: { risk: "stop" } })).exitCode).toBe(0);
    expect((await verdict(event, { outputs: { "up-to-date": "false" } })).exitCode).toBe(1);
  });
});
