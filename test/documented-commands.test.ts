import { execFile } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const main = join(root, "packages/cli/src/main.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documented-"));
  for (const part of ["fleet", "clusters"]) cpSync(join(root, part), join(folder, part), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: root })];

/** Lines of code blocks that a reader would type. */
const typed = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^ *```sh\n([^`]*)```/gm)].flatMap(([, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.replace(/\s+#.*/, "").trim())
      .filter((line) => line !== ""),
  );

const commands = [...new Set(pages.flatMap(typed))].filter((line) => line.startsWith("./mw ") && line !== "./mw test");

describe("what the documentation has a reader type", () => {
  test("is found", () => {
    expect(commands).toContain("./mw render");
  });

  test.each(commands)("%s works on the sample fleet", async (command) => {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...command.split(" ").slice(1)], {
      cwd: folder,
    });
    expect(stdout).not.toBe("");
  });

  test.each([...new Set(pages.flatMap(typed))].flatMap((line) => /clusters\/\S+\.yaml/.exec(line)?.[0] ?? []))(
    "%s is a file of the sample tree",
    (path) => {
      expect(globSync(path, { cwd: root })).toEqual([path]);
    },
  );
});

describe("links of the documentation", () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => ({
      page,
      target,
    })),
  );
  test.each(links)("$page: $target", ({ page, target }) => {
    const path = join(root, page, "..", target);
    expect(globSync(path)).toHaveLength(1);
  });
});
