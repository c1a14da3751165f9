import { cpSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  changed,
  changesIn,
  diff,
  freshRepository,
  settings,
  settingsFile,
  shop,
  smallTree,
  writeFiles,
} from "./repository.ts";

const { at, repository } = freshRepository("diff-folders");

const changeColour = (): void => repository.write({ [settingsFile]: settings("blue") });

describe("folders", () => {
  const old = join(at, "old");
  const copy = (): void => cpSync(join(at, "clusters"), old, { recursive: true });

  test.each<[string, readonly string[]]>([
    ["two folders", ["old", "clusters"]],
    ["with a slash at their ends", ["./old/", "./clusters/"]],
    ["a folder and the working tree", ["old"]],
    ["a commit and a folder", ["HEAD", "clusters"]],
    ["top folders", ["old/harbour-a", "clusters/harbour-a"]],
    ["by absolute paths", [old, join(at, "clusters")]],
  ])("%s", async (_, args) => {
    copy();
    changeColour();
    const { exitCode, report } = await diff(at, args);
    expect({ exitCode, changes: changesIn(report) }).toEqual({ exitCode: 0, changes: changed });
  });

  test("say the same as commits that hold the same, whichever of two like objects comes first", async () => {
    copy();
    for (const folder of ["90-shop-b", "90-shop.b"])
      repository.write({ [settingsFile.replace("90-shop", folder)]: settings("blue") });
    repository.git("add", "clusters");
    repository.git("commit", "--quiet", "--message", "more of the same");
    const [ofCommits, ofFolders] = [await diff(at, ["HEAD~1", "HEAD"]), await diff(at, ["old", "clusters"])];
    expect(ofCommits.report?.effects.length).toBeGreaterThan(0);
    for (const part of ["title", "effects", "objects"] as const)
      expect(ofFolders.report?.[part]).toEqual(ofCommits.report?.[part]);
  });

  test("so many clusters that each folder has a thread, with what no thread can read", async () => {
    const clusters = Array.from({ length: 45 }, (_, index) => `harbour-${index}`);
    for (const cluster of clusters) {
      const files = Object.entries(smallTree).map(([path, text]) => [path.replace("harbour-a", cluster), text]);
      repository.write(Object.fromEntries(files));
    }
    copy();
    changeColour();
    symlinkSync("nowhere", join(at, shop, "link.yaml"));
    const { exitCode, report } = await diff(at, ["old", "clusters"]);
    expect({ exitCode, changes: changesIn(report), unread: report?.unread.map(({ code }) => code) }).toEqual({
      exitCode: 2,
      changes: changed,
      unread: ["MW0103"],
    });
  });

  test("outside of a repository, the second one is the folder of the tree", async () => {
    rmSync(join(at, ".git"), { recursive: true });
    copy();
    changeColour();
    expect(changesIn((await diff(at, ["old"])).report)).toEqual(changed);
  });

  test("manifests of anybody", async () => {
    writeFiles(at, { "old/a/settings.yaml": settings("green"), "new/b/settings.yaml": settings("blue") });
    const { exitCode, report } = await diff(at, ["old", "new"]);
    expect({ exitCode, changes: changesIn(report) }).toEqual({ exitCode: 0, changes: ["changed b/settings.yaml"] });
  });

  test("one cluster of the working tree, by --tree", async () => {
    changeColour();
    expect(changesIn((await diff(at, ["--tree", "clusters/harbour-a"])).report)).toEqual(changed);
  });

  test("a tree behind a symbolic link", async () => {
    copy();
    symlinkSync("old", join(at, "link"));
    changeColour();
    expect(changesIn((await diff(at, ["./link", "clusters"])).report)).toEqual(changed);
  });
});
