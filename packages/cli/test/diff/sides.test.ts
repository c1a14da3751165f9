import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  changed,
  changesIn,
  diff,
  freshRepository,
  repositoryAt,
  settings,
  settingsFile,
  shop,
  smallTree,
  writeFiles,
} from "./repository.ts";

const { scratch, at, repository } = freshRepository("diff-sides");

const changeColour = (): void => repository.write({ [settingsFile]: settings("blue") });

describe("commits", () => {
  test.each<[string, readonly string[]]>([
    ["branches", ["main", "feature"]],
    ["the head by itself", ["main"]],
    ["a parent", ["HEAD~1", "HEAD"]],
    ["a whole name", ["refs/heads/main", "refs/heads/feature"]],
    ["a tag with a message", ["before", "HEAD"]],
    ["one of the remote", ["origin/main", "feature"]],
  ])("%s", async (_, args) => {
    repository.git("tag", "--annotate", "-m", "before", "before");
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
    repository.git("checkout", "-q", "-b", "feature");
    changeColour();
    repository.commit();
    const { exitCode, report } = await diff(at, args);
    expect({ exitCode, changes: changesIn(report) }).toEqual({ exitCode: 0, changes: changed });
  });

  test("by their ids, short ones too, and below the root", async () => {
    changeColour();
    repository.commit();
    const [id = "", before = ""] = repository.git("rev-list", "HEAD").split("\n");
    const { report } = await diff(join(at, shop), ["--tree", "../..", before.slice(0, 9), id]);
    expect(changesIn(report)).toEqual(changed);
  });

  test("with --merge-base, what happened on the base since is no change", async () => {
    repository.git("checkout", "-q", "-b", "feature");
    changeColour();
    repository.commit();
    repository.git("checkout", "-q", "main");
    repository.write({ [`${shop}/configmap-shop-other.yaml`]: settings("red", "other") });
    repository.commit();
    repository.git("checkout", "-q", "feature");
    const [without, withIt, workingTree] = [
      await diff(at, ["main", "feature"]),
      await diff(at, ["--merge-base", "main", "feature"]),
      await diff(at, ["--merge-base", "main"]),
    ];
    expect(changesIn(without.report)).toHaveLength(2);
    expect(changesIn(withIt.report)).toEqual(changed);
    expect(changesIn(workingTree.report)).toEqual(changed);
  });

  test("a replaced object is not taken for the one it replaces", async () => {
    changeColour();
    repository.commit();
    repository.git("replace", "HEAD", "HEAD~1");
    expect(changesIn((await diff(at, ["HEAD~1", "HEAD"])).report)).toEqual(changed);
  });

  test("in a repository with SHA-256", async () => {
    const folder = join(scratch, "sha256");
    const other = repositoryAt(folder, "--object-format=sha256");
    other.write(smallTree);
    symlinkSync("nowhere", join(folder, shop, "link.yaml"));
    other.commit();
    // What the index does not list is named here, and must get the name that git gave it.
    other.git("rm", "--quiet", "--cached", `${shop}/link.yaml`);
    const same = [
      await diff(folder, []),
      await diff(folder, ["HEAD", "./clusters"]),
      await diff(folder, ["./clusters"]),
    ];
    rmSync(folder, { recursive: true });
    expect(same.map(({ exitCode, report }) => [exitCode, changesIn(report)])).toEqual([
      [0, []],
      [0, []],
      [0, []],
    ]);
  });

  test("where a link leads to the repository, by absolute paths too", async () => {
    const link = join(scratch, "link");
    symlinkSync(at, link);
    changeColour();
    const { report } = await diff(link, ["--tree", join(link, "clusters")]);
    rmSync(link);
    expect(changesIn(report)).toEqual(changed);
  });

  test("in a worktree and in a submodule", async () => {
    const [tree, outer] = [join(scratch, "tree"), join(scratch, "outer")];
    repository.git("worktree", "add", "-q", tree, "-b", "beside");
    const around = repositoryAt(outer);
    around.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", at, "mesh");
    around.commit();
    for (const folder of [tree, join(outer, "mesh")]) {
      writeFiles(folder, { [settingsFile]: settings("blue") });
      expect(changesIn((await diff(folder, [])).report)).toEqual(changed);
    }
    const { stderr } = await diff(outer, ["--tree", "mesh/clusters"]);
    rmSync(tree, { recursive: true });
    rmSync(outer, { recursive: true });
    expect(stderr).toContain("MW0132");
  });

  test("a first tree is all new with --base-empty", async () => {
    repository.git("rm", "-rq", "clusters");
    repository.commit();
    repository.write(smallTree);
    const { exitCode, report } = await diff(at, ["--base-empty"]);
    expect({ exitCode, added: report?.counts.added }).toEqual({ exitCode: 0, added: 2 });
  });
});

describe("the working tree is what git would store", () => {
  const changesNow = async () => changesIn((await diff(at, [])).report);

  test("unchanged: nothing differs, also where only the times of files do", async () => {
    utimesSync(join(at, settingsFile), 1, 1);
    expect(await changesNow()).toEqual([]);
  });

  test("changed, added and removed files, whether or not anybody added them to the index", async () => {
    repository.write({ [`${shop}/configmap-shop-new.yaml`]: settings("red", "new") });
    changeColour();
    repository.git("add", settingsFile);
    rmSync(join(at, "clusters/harbour-a/argocd/application-argocd-harbour-a-90-shop.yaml"));
    expect((await changesNow()).map((line) => line.split(" ")[0])).toEqual(["added", "changed", "removed"]);
  });

  test("what .gitignore names is not there, and what only a user ignores is", async () => {
    repository.git("config", "core.excludesFile", join(scratch, "ignore"));
    writeFiles(scratch, { ignore: "*.yaml\n" });
    repository.write({ [`${shop}/.gitignore`]: "*-draft.yaml\n", [`${shop}/a-draft.yaml`]: settings("red", "draft") });
    repository.write({ [`${shop}/configmap-shop-new.yaml`]: settings("red", "new") });
    expect(await changesNow()).toEqual([`added ${shop.replace("clusters/", "")}/configmap-shop-new.yaml`]);
  });

  test.each<[string, () => void]>([
    ["a setting of the clone", () => repository.git("config", "core.autocrlf", "true")],
    ["an attribute", () => repository.write({ ".gitattributes": "*.yaml text eol=crlf\n" })],
  ])("line ends by %s make nothing differ", async (_, make) => {
    make();
    repository.write({ [settingsFile]: settings("green").replaceAll("\n", "\r\n") });
    expect(await changesNow()).toEqual([]);
    repository.write({ [settingsFile]: settings("blue").replaceAll("\n", "\r\n") });
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, changes: changesIn(report), values: report?.objects[0]?.one.changes.length }).toEqual({
      exitCode: 0,
      changes: changed,
      values: 1,
    });
  });

  test("a file that may be executed is the same file", async () => {
    chmodSync(join(at, settingsFile), 0o755);
    expect(await changesNow()).toEqual([]);
  });

  test("names that git would quote, and settings that would quote, colour and convert", async () => {
    for (const [key, value] of [
      ["core.quotePath", "true"],
      ["diff.external", "false"],
      ["color.ui", "always"],
      ["core.fsmonitor", "/nonexistent/program"],
      ["diff.renames", "copies"],
      ["status.showUntrackedFiles", "no"],
    ] as const)
      repository.git("config", key, value);
    repository.write({ [`${shop}/configmap-shop-größe "1".yaml`]: settings("red", "size") });
    expect(await changesNow()).toEqual([`added ${shop.replace("clusters/", "")}/configmap-shop-größe "1".yaml`]);
  });

  test("a sparse checkout has what is not on the disk", async () => {
    repository.git("sparse-checkout", "set", "--no-cone", "/clusters/harbour-a/argocd/");
    expect(await changesNow()).toEqual([]);
  });
});

describe("what moves", () => {
  test.each<[string, string]>([
    ["to another file", `${shop}/elsewhere.yaml`],
    ["to another wave", "clusters/harbour-a/95-shop/configmap-shop-settings.yaml"],
  ])("%s is one object", async (_, path) => {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    renameSync(join(at, settingsFile), join(at, path));
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, changes: changesIn(report) }).toEqual({
      exitCode: 0,
      changes: [`changed ${path.replace("clusters/", "")}`],
    });
  });
});

describe("exit codes", () => {
  test.each<[string, boolean, readonly string[], number]>([
    ["nothing differs", false, ["--exit-code"], 0],
    ["something differs", true, [], 0],
    ["something differs, with --exit-code", true, ["--exit-code"], 1],
  ])("%s", async (_, isChanged, args, exitCode) => {
    if (isChanged) changeColour();
    expect((await diff(at, args)).exitCode).toBe(exitCode);
  });
});
