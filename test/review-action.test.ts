import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeGitHub } from "./review-action/fake-github.ts";
import { fakeGitHub } from "./review-action/fake-github.ts";
import type { Repository } from "./review-action/repository.ts";
import { edit, gitEnv, gitIn, makeRepository, push } from "./review-action/repository.ts";
import type { Ran } from "./review-action/run-action.ts";
import { runAction } from "./review-action/run-action.ts";

const root = join(import.meta.dirname, "..");
const reviewAction = join(root, ".github/actions/meshwright/action.yml");
const commentAction = join(root, ".github/actions/meshwright/comment/action.yml");
const fake = join(root, "test/review-action/fake-meshwright.sh");
const allow = "meshwright: stop-allowed";

let scratch = "";
let repository: Repository;
let github: FakeGitHub;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "meshwright-review-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }), 60_000);
beforeEach(async () => {
  repository = makeRepository(mkdtempSync(join(scratch, "repository-")), ["fleet"]);
  github = await fakeGitHub();
});
afterEach(() => github.close());

interface Wishes {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly action?: string;
  readonly labels?: readonly string[];
  readonly isFork?: boolean;
}

const pullData = ({ labels = [], isFork = false }: Wishes) => ({
  number: 7,
  head: {
    sha: repository.head,
    ref: "nginx",
    repo: { full_name: isFork ? "stranger/mesh" : "harbour-retail/mesh" },
  },
  base: { sha: repository.base, ref: "main" },
  labels: labels.map((name) => ({ name })),
});

const world = (event: unknown, env: Wishes["env"] = {}) => ({
  scratch,
  workspace: repository.clone,
  event: { repository: { full_name: "harbour-retail/mesh" }, ...Object(event) },
  env: { ...gitEnv, GITHUB_API_URL: github.url, FAKE_LOG: join(scratch, "asked"), FAKE_RISK: "careful", ...env },
});

const review = (wishes: Wishes = {}): Promise<Ran> =>
  runAction(
    reviewAction,
    { command: fake, comment: "true", token: "a-token", ...wishes.inputs },
    world({ action: wishes.action ?? "opened", pull_request: pullData(wishes) }, wishes.env),
  );

/** The workflow that follows: its event names no pull request of a fork. */
const follow = (wishes: Wishes = {}): Promise<Ran> => {
  github.pulls.splice(0, 1, pullData(wishes));
  const run = {
    event: "pull_request",
    head_sha: repository.head,
    head_branch: "nginx",
    head_repository: { owner: { login: wishes.isFork === true ? "stranger" : "harbour-retail" } },
    pull_requests: [],
  };
  return runAction(
    commentAction,
    { command: fake, token: "a-token", ...wishes.inputs },
    world({ workflow_run: run }, wishes.env),
  );
};

const asked = (): string => readFileSync(join(scratch, "asked"), "utf8");

describe("the comment", () => {
  test("is written once, and is then what it says now", async () => {
    await review({ env: { FAKE_RISK: "careful" } });
    await review({ env: { FAKE_RISK: "routine" } });
    expect(github.comments.map(({ body }) => body.split("\n"))).toEqual([
      ["<!-- meshwright-diff -->", `<!-- of ${repository.head} -->`, "## The review says routine", ""],
    ]);
    expect(github.writes.filter((what) => what.includes("comments"))).toEqual([
      "POST /issues/7/comments",
      "PATCH /issues/comments/1",
    ]);
  });

  test("is not begun where nothing differs", async () => {
    const { exitCode } = await review({ env: { FAKE_RISK: "none" } });
    expect({ exitCode, writes: github.writes }).toEqual({ exitCode: 0, writes: [] });
  });

  test("of somebody else that begins the same is left alone", async () => {
    github.comments.push({ id: 1, user: { login: "stranger" }, body: "<!-- meshwright-diff -->\nNothing to see." });
    await review();
    expect(github.comments).toHaveLength(2);
    expect(github.comments[0]?.body).toContain("Nothing to see");
  });

  test("is found again among many", async () => {
    for (let id = 1; id <= 150; id += 1) github.comments.push({ id, user: { login: "talker" }, body: "Hm." });
    await review();
    await review({ env: { FAKE_RISK: "stop" } });
    expect(github.comments).toHaveLength(151);
  });

  test("of other commits is not left where these cannot be compared", async () => {
    await follow({ env: { FAKE_RISK: "routine" } });
    edit(repository.clone, "fleet/apps/sample-a.yaml", "replicas: 3", "replicas: 9");
    repository = { ...repository, head: push(repository.clone, "nginx") };
    const { exitCode, log } = await follow({ env: { FAKE_FAILS: "yes" } });
    expect({ exitCode, labels: [...github.labels] }).toEqual({ exitCode: 1, labels: ["meshwright: stop"] });
    expect(log).toContain("the tree is gone");
    expect(github.comments[0]?.body).toContain("could not be compared");
    expect(github.comments[0]?.body).not.toMatch(/routine|gone/);
  });

  test("says so where nothing differs in what could be compared", async () => {
    await follow({ env: { FAKE_RISK: "none", FAKE_UNREAD: "yes" } });
    expect({ comments: github.comments.length, labels: [...github.labels] }).toEqual({
      comments: 1,
      labels: ["meshwright: stop"],
    });
  });

  test("that GitHub refuses is told in words", async () => {
    github.refuses = 403;
    const { exitCode, log } = await review();
    expect(exitCode).toBe(1);
    expect(log).toMatch(/::error .*403 Resource not accessible by integration\. .*pull-requests: write/);
  });
});

describe("the label", () => {
  test("is that of the risk, and the only one", async () => {
    github.labels.add("bug");
    await review({ env: { FAKE_RISK: "stop" } });
    expect([...github.labels]).toEqual(["bug", "meshwright: stop"]);
    await review({ env: { FAKE_RISK: "routine" } });
    expect([...github.labels]).toEqual(["bug", "meshwright: routine"]);
    await review({ env: { FAKE_RISK: "none" } });
    expect([...github.labels]).toEqual(["bug"]);
  });

  test("that allows is taken away when commits come", async () => {
    await follow();
    github.labels.add(allow);
    await follow();
    expect([...github.labels]).toContain(allow);
    edit(repository.clone, "fleet/apps/sample-a.yaml", "replicas: 3", "replicas: 9");
    repository = { ...repository, head: push(repository.clone, "nginx") };
    await follow();
    expect([...github.labels]).toEqual(["meshwright: careful"]);
  });
});

test("the verdict comes also where the comment cannot be written", async () => {
  github.refuses = 403;
  const { log } = await review({ env: { FAKE_RISK: "stop" } });
  expect(log).toContain("::error title=Risk%3A stop::");
});

test("annotations have the paths of the repository", async () => {
  const { log } = await review({ inputs: { comment: "false", "working-directory": "./fleet/" } });
  expect(log).toContain("::error file=fleet/clusters/a.yaml,line=3::wrong");
});

describe("a fork", () => {
  test("writes nothing, and is judged all the same", async () => {
    const inputs = { comment: "true", "commit-render": "true" };
    const { exitCode, log } = await review({ isFork: true, inputs, env: { FAKE_RISK: "stop" } });
    expect(exitCode).toBe(1);
    expect(log).toContain("Nothing is committed to the branch of a fork");
    expect(github.writes).toEqual([]);
    expect(gitIn(repository.origin, "rev-parse", "nginx")).toBe(repository.head);
  });

  test("gets its comment from the workflow that follows, which checks nothing of it out", async () => {
    gitIn(repository.clone, "checkout", "--quiet", "--detach", repository.base);
    const { exitCode } = await follow({ isFork: true });
    expect({ exitCode, comments: github.comments.length }).toEqual({ exitCode: 0, comments: 1 });
    expect(gitIn(repository.clone, "rev-parse", "HEAD")).toBe(repository.base);
    expect(gitIn(repository.clone, "status", "--porcelain")).toBe("");
  });
});

test("both actions hand their inputs on", async () => {
  const inputs = { tree: "trees", fleet: "ships", comment: "false" };
  for (const act of [review, follow]) {
    rmSync(join(scratch, "asked"), { force: true });
    await act({ inputs });
    expect(asked()).toMatch(/^diff .*--tree trees .*--fleet ships /m);
  }
});

test("what is run of the pull request gets no token", async () => {
  rmSync(join(scratch, "asked"), { force: true });
  await follow({ env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "another" } });
  expect(asked()).toContain("diff ");
  expect(asked()).not.toContain("token=yes");
});

test("with the real command line: commit-render commits what was not rendered, and the review passes", async () => {
  repository = makeRepository(mkdtempSync(join(scratch, "sample-")), ["fleet", "clusters"]);
  const inputs = { command: `${process.execPath}\n${join(root, "packages/cli/src/main.ts")}`, comment: "true" };
  const { exitCode, outputs, summary } = await review({ inputs: { ...inputs, "commit-render": "true" } });
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { "up-to-date": "true", check: "0" } });
  expect(outputs["head"]).toBe(gitIn(repository.origin, "rev-parse", "nginx"));
  expect(gitIn(repository.clone, "log", "-1", "--format=%an: %s")).toBe("github-actions[bot]: Render the tree");
  expect(summary).toContain("nginx");
  expect(readdirSync(outputs["reports"] ?? "").toSorted()).toEqual(["check.json", "diff.json", "diff.md", "diff.txt"]);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain("nginx");
  expect([...github.labels]).toEqual([`meshwright: ${outputs["risk"]}`]);
}, 180_000);
