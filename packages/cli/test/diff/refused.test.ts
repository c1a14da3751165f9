import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codesIn } from "../fake-context.ts";
import type { TestRepository } from "./repository.ts";
import { diff, freshRepository, repositoryAt, settings, settingsFile, smallTree, writeFiles } from "./repository.ts";

const { scratch, at, repository } = freshRepository("diff-refused");

interface Refusal {
  readonly name: string;
  readonly make?: (repository: TestRepository) => unknown;
  readonly args?: readonly string[];
  readonly code: string;
  /** What the message must hold for its reader to go on. */
  readonly says?: string;
}

const refusals: readonly Refusal[] = [
  { name: "a ref that nobody has", args: ["nowhere"], code: "MW0129" },
  { name: "a ref with a typo", args: ["mian"], code: "MW0129", says: "main" },
  { name: "an empty name", args: [""], code: "MW0129" },
  { name: "a range", args: ["main...HEAD"], code: "MW0129", says: "--merge-base main HEAD" },
  { name: "a negated ref", args: ["^main"], code: "MW0129" },
  { name: "an id of nothing", args: ["0123456789abcdef0123456789abcdef01234567"], code: "MW0129" },
  { name: "a parent of the first commit", args: ["HEAD~1"], code: "MW0129" },
  { name: "a blob", args: [`HEAD:${settingsFile}`], code: "MW0129" },
  {
    name: "a branch that only the remote has",
    make: ({ git }) => git("update-ref", "refs/remotes/origin/release", "HEAD"),
    args: ["release"],
    code: "MW0129",
    says: "origin/release",
  },
  {
    name: "a repository without a commit",
    make: ({ at: folder }) => {
      rmSync(join(folder, ".git"), { recursive: true });
      repositoryAt(folder);
    },
    code: "MW0129",
  },
  {
    name: "a name that is a branch and a folder",
    make: ({ git }) => git("branch", "clusters"),
    args: ["clusters"],
    code: "MW0130",
    says: "refs/heads/clusters",
  },
  { name: "a folder that is not there", args: ["./gone"], code: "MW0113" },
  { name: "a folder that is a file", args: [settingsFile], code: "MW0113" },
  { name: "a tree that is not there", args: ["--tree", "elsewhere"], code: "MW0132", says: "--tree" },
  { name: "a tree outside of the repository", args: ["--tree", "../clusters"], code: "MW0132" },
  { name: "a tree at another place of the disk", args: ["--tree", "/etc"], code: "MW0132" },
  {
    name: "a base without a tree",
    make: ({ git, write, commit }) => {
      git("rm", "-rq", "clusters");
      git("commit", "-qm", "no tree");
      write(smallTree);
      commit();
    },
    args: ["HEAD~1", "HEAD"],
    code: "MW0132",
    says: "--base-empty",
  },
  {
    name: "a head without a tree",
    make: ({ at: folder }) => rmSync(join(folder, "clusters"), { recursive: true }),
    args: ["--base-empty"],
    code: "MW0132",
  },
  { name: "a tree beside one of its clusters", args: ["./clusters", "clusters/harbour-a"], code: "MW0132" },
  {
    name: "no common history",
    make: ({ git, commit }) => {
      git("checkout", "-q", "--orphan", "other");
      commit("another beginning");
    },
    args: ["--merge-base", "main"],
    code: "MW0131",
  },
  { name: "a merge base with a folder", args: ["--merge-base", "./clusters", "HEAD"], code: "MW0131" },
  {
    name: "a damaged store",
    make: ({ at: folder, git }) => {
      const id = git("rev-parse", `HEAD:${settingsFile}`).trim();
      const object = join(folder, ".git/objects", id.slice(0, 2), id.slice(2));
      rmSync(object);
      writeFileSync(object, "nonsense");
      writeFiles(folder, { [settingsFile]: settings("blue") });
    },
    code: "MW0133",
  },
  {
    name: "a content that is gone",
    make: ({ at: folder, git }) => {
      const id = git("rev-parse", `HEAD:${settingsFile}`).trim();
      rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
      writeFiles(folder, { [settingsFile]: settings("blue") });
    },
    code: "MW0133",
    says: "git fsck",
  },
];

describe("what cannot be compared is refused with its reason", () => {
  test.each(refusals)("$name", async ({ make, args = [], code, says = "" }) => {
    make?.(repository);
    const { exitCode, stdout, stderr } = await diff(at, args);
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: [code] });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("bug in meshwright");
  });

  test.each([["--output=stolen"], ["-o"], ["--", "--output=stolen"]])(
    "a word that would be an option of git (%s)",
    async (...args) => {
      const { exitCode, stdout } = await diff(at, args);
      expect({ exitCode, stdout, files: readdirSync(at).toSorted() }).toEqual({
        exitCode: 2,
        stdout: "",
        files: [".git", "clusters"],
      });
    },
  );

  test("a flag with a typo", async () => {
    const { exitCode, stderr } = await diff(at, ["--merge-bas"]);
    expect({ exitCode, isHelped: /--merge-?base/i.test(stderr) }).toEqual({ exitCode: 2, isHelped: true });
  });
});

describe("where git is of no use", () => {
  test("outside of a repository", async () => {
    rmSync(join(at, ".git"), { recursive: true });
    const { exitCode, stderr } = await diff(at, []);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0127"] });
  });

  test("in a bare repository there is no working tree, and two commits are compared", async () => {
    const bare = join(scratch, "bare");
    repository.git("clone", "--quiet", "--bare", ".", bare);
    const [none, two] = [await diff(bare, []), await diff(bare, ["HEAD", "main"])];
    rmSync(bare, { recursive: true });
    expect({ exitCode: none.exitCode, codes: codesIn(none.stderr) }).toEqual({ exitCode: 2, codes: ["MW0127"] });
    expect(two.exitCode).toBe(0);
  });

  test("without git commits are refused, and folders compared", async () => {
    cpSync(join(at, "clusters"), join(at, "old"), { recursive: true });
    const [commits, folders] = [
      await diff(at, [], { PATH: "/nonexistent" }),
      await diff(at, ["old"], { PATH: "/nonexistent" }),
    ];
    expect({ exitCode: commits.exitCode, codes: codesIn(commits.stderr) }).toEqual({ exitCode: 2, codes: ["MW0126"] });
    expect(folders.exitCode).toBe(0);
  });

  test("a repository of another user is told with what to do", async () => {
    const { exitCode, stderr } = await diff(at, [], { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" });
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0128"] });
    expect(stderr).toContain("safe.directory");
  });
});

describe("in a shallow clone", () => {
  const shallow = join(scratch, "shallow");
  beforeEach(() => {
    repository.git("checkout", "-q", "-b", "feature");
    repository.write({ [settingsFile]: settings("blue") });
    repository.commit();
    repository.git("checkout", "-q", "main");
    repository.commit("main goes on");
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", `file://${at}`, shallow);
  });
  afterEach(() => rmSync(shallow, { recursive: true, force: true }));

  test.each<[string, readonly string[], string]>([
    ["a missing commit", ["HEAD~1"], "MW0129"],
    ["a missing merge base", ["--merge-base", "origin/main", "origin/feature"], "MW0131"],
  ])("%s is told with how to deepen", async (_, args, code) => {
    const { exitCode, stderr } = await diff(shallow, args);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: [code] });
    expect(stderr).toMatch(/--unshallow.*--deepen.*fetch-depth: 0/);
  });

  test("what is there is compared", async () => {
    const { exitCode, report } = await diff(shallow, ["origin/main", "origin/feature"]);
    expect({ exitCode, changed: report?.counts.changed }).toEqual({ exitCode: 0, changed: 1 });
  });
});

test("a partial clone fetches nothing, and says what is missing", async () => {
  const partial = join(scratch, "partial");
  repository.git("config", "uploadpack.allowFilter", "true");
  repository.write({ [settingsFile]: settings("blue") });
  repository.commit();
  repository.git("clone", "--quiet", "--filter=blob:none", `file://${at}`, partial);
  const { exitCode, stderr } = await diff(partial, ["HEAD~1", "HEAD"]);
  rmSync(partial, { recursive: true });
  expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0133"] });
});
