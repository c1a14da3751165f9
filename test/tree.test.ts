import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("the committed tree is what the sample fleet renders", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["packages/cli/src/main.ts", "render", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ status, stderr, summary: stdout.trim().split("\n").at(-1) }).toMatchObject({
    status: 0,
    stderr: "",
    summary: expect.stringMatching(/^clusters: up to date, \d+ files$/),
  });
});
