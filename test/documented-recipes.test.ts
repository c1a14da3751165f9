import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listening } from "./review-action/listening.ts";
import { gitEnv, makeRepository, push } from "./review-action/repository.ts";

const root = join(import.meta.dirname, "..");
const recipe = join(root, "docs/recipes/review.sh");
const fake = join(root, "test/review-action/fake-meshwright.sh");
const read = (page: string): string => readFileSync(join(root, page), "utf8");
const blocks = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n([^\`]*)\`\`\``, "gm"))].map(([, block = ""]) => block);

let scratch = "";
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "meshwright-recipes-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }), 60_000);

const shell = (cwd: string, script: string, env: Readonly<Record<string, string>>) => {
  const path = String(process.env["PATH"]);
  return spawnSync("sh", ["-c", script], { cwd, env: { ...gitEnv, PATH: path, ...env }, encoding: "utf8" });
};

describe("the shell recipe", () => {
  const run = (env: Readonly<Record<string, string>>) =>
    shell(mkdtempSync(join(scratch, "fake-")), `sh ${recipe} main`, {
      MW: fake,
      FAKE_LOG: join(scratch, "asked"),
      ...env,
    });
  test.each([
    { risk: "none", code: 0 },
    { risk: "routine", code: 0 },
    { risk: "careful", code: 3 },
    { risk: "stop", code: 4 },
  ])("exits with $code where the risk is $risk", ({ risk, code }) => {
    const { status, stdout } = run({ FAKE_RISK: risk });
    expect({ status, told: stdout.trim().split("\n").at(-1) }).toEqual({ status: code, told: `risk: ${risk}` });
  });
  test("exits with 1 where the tree is old or wrong, whatever the risk", () => {
    expect(run({ FAKE_RISK: "careful", FAKE_RENDER: "1" }).status).toBe(1);
    expect(run({ FAKE_RISK: "routine", FAKE_CHECK: "1" }).status).toBe(1);
    expect(run({ FAKE_RISK: "routine", FAKE_RENDER: "2" }).status).toBe(2);
  });

  test("works on a branch of the sample, as the page has it typed", () => {
    const { clone } = makeRepository(scratch, ["fleet", "clusters", "docs/recipes"]);
    const main = join(root, "packages/cli/src/main.ts");
    writeFileSync(join(clone, "mw"), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`, { mode: 0o755 });
    const [command = ""] = blocks("docs/shell.md", "bash");
    expect(spawnSync(join(clone, "mw"), ["render"], { cwd: clone }).status).toBe(0);
    push(clone, "nginx");
    const { status, stdout } = shell(clone, command, {});
    expect({ status, risk: /^risk: \w+$/m.exec(stdout)?.[0] }).toEqual({
      status: expect.toBeOneOf([0, 3]),
      risk: expect.toBeOneOf(["risk: routine", "risk: careful"]),
    });
    const files = ["check.json", "diff.json", "diff.markdown", "diff.text", "render.txt"];
    expect(readdirSync(join(clone, "review")).toSorted()).toEqual(files);
  }, 180_000);
});

describe("the note of GitLab", () => {
  const request = "/projects/1/merge_requests/7";
  const notes: { readonly id: number; readonly author: { readonly id: number }; body: string }[] = [];
  const labels = new Set<string>();
  const list = (said: unknown): readonly string[] => (typeof said === "string" ? said.split(",") : []);
  const gitlab = createServer((asked, response) => {
    void text(asked).then((body) => {
      const said = Object(JSON.parse(body === "" ? "{}" : body));
      const what = `${asked.method} ${asked.url?.split("?")[0]}`;
      if (what === `POST ${request}/notes`) notes.push({ id: notes.length + 1, author: { id: 3 }, body: said.body });
      for (const note of notes) if (what === `PUT ${request}/notes/${note.id}`) note.body = said.body;
      if (what === `PUT ${request}`) {
        for (const name of list(said.remove_labels)) labels.delete(name);
        for (const name of list(said.add_labels)) labels.add(name);
      }
      const page = Number(new URL(asked.url ?? "", "http://gitlab").searchParams.get("page"));
      const listed = notes.slice(100 * (page - 1), 100 * page);
      const answer = what === "GET /user" ? { id: 3 } : what.startsWith("GET ") ? listed : { labels: [...labels] };
      return response.end(JSON.stringify(answer));
    });
  });
  let url = "";
  beforeAll(async () => {
    url = await listening(gitlab);
  });
  afterAll(() => void gitlab.close());

  async function run(risk: string, head = "a1"): Promise<number> {
    const cwd = mkdtempSync(join(scratch, "note-"));
    mkdirSync(join(cwd, "review"));
    writeFileSync(join(cwd, "review/diff.json"), JSON.stringify({ risk }));
    writeFileSync(join(cwd, "review/diff.markdown"), `The review says ${risk}\n`);
    const env = {
      CI_API_V4_URL: url,
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "7",
      CI_COMMIT_SHA: head,
    };
    const child = spawn(process.execPath, [join(root, "docs/recipes/gitlab-note.mts")], { cwd, env, stdio: "ignore" });
    const [code] = await once(child, "exit");
    return Number(code);
  }

  test("is one, is that of the last run, and fails a stop that nobody allows", async () => {
    for (let id = 1; id <= 120; id += 1)
      notes.push({ id, author: { id: 4 }, body: "<!-- meshwright-diff -->\nNothing to see." });
    expect(await run("careful")).toBe(0);
    expect(await run("stop")).toBe(1);
    labels.add("meshwright::stop-allowed");
    expect(await run("stop")).toBe(0);
    expect(notes.slice(119).map(({ body }) => body)).toEqual([
      expect.stringContaining("Nothing to see."),
      "<!-- meshwright-diff -->\n<!-- of a1 -->\nThe review says stop\n",
    ]);
    expect([...labels].toSorted()).toEqual(["meshwright::stop", "meshwright::stop-allowed"]);
    // What was allowed was another commit.
    expect(await run("stop", "b2")).toBe(1);
    expect([...labels]).toEqual(["meshwright::stop"]);
  });
});

describe("examples of pipelines", () => {
  test.each(["docs/github.md", "docs/gitlab.md"])("of %s are YAML", (page) => {
    const examples = blocks(page, "yaml");
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(load(example)).toBeInstanceOf(Object);
  });
  test("of GitLab name the recipes that are there, and the exit codes that these have", () => {
    const [example = ""] = blocks("docs/gitlab.md", "yaml");
    const scripts = [...example.matchAll(/ci\/([\w.-]+)/g)].map(([, name]) => name);
    expect(readdirSync(join(root, "docs/recipes")).toSorted()).toEqual(
      scripts.toSorted((one = "", two = "") => (one < two ? -1 : 1)),
    );
    expect(load(example)).toMatchObject({ "meshwright-review": { allow_failure: { exit_codes: [3, 4] } } });
  });
});
