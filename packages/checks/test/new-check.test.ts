import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const here = join(import.meta.dirname, "..");
let copy = "";

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "new-check-"));
  for (const folder of ["src", "test"]) cpSync(join(here, folder), join(copy, folder), { recursive: true });
  cpSync(join(here, "package.json"), join(copy, "package.json"));
  symlinkSync(join(here, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => rmSync(copy, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(copy, "src/new-check.ts"), ...args], { encoding: "utf8" });

/** What the generic test does with the new check, by the copy's own code. */
const proof = (name: string): string => `
  import { readFixture } from ${JSON.stringify(join(copy, "test/fixture.ts"))};
  import { checks } from ${JSON.stringify(join(copy, "src/checks.ts"))};
  import { inventoryOf } from "@meshwright/inventory";
  const { resources, marks, lineOf } = readFixture(${JSON.stringify(join(copy, `test/fixtures/${name}.yaml`))});
  const names = checks.map((check) => check.name);
  const check = checks[names.indexOf(${JSON.stringify(name)})];
  const found = [...check.run({ inventory: inventoryOf("cluster-a", resources) })];
  const lines = found.map((one) => lineOf(one) + " " + one.code);
  console.log(JSON.stringify({ names, marks, lines }));
`;

describe("pnpm new check", () => {
  test("makes a check that finds the marked line of its fixture, in a sorted registry", () => {
    const made = run("check", "valid-sails");
    expect(made).toMatchObject({ status: 0, stderr: "" });
    expect(made.stdout).toContain("docs/findings/<CODE>.md");
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", proof("valid-sails")], {
      encoding: "utf8",
      cwd: copy,
    });
    expect(stderr).toBe("");
    const { names, marks, lines } = JSON.parse(stdout) as Record<"names" | "marks" | "lines", readonly string[]>; // oxlint-disable-line typescript/no-unsafe-type-assertion -- printed by the script above
    expect(names).toContain("valid-sails");
    expect(names).toEqual(names.toSorted());
    expect(marks.length).toBe(1);
    expect(lines).toEqual(marks);
  });

  test.each([
    ["an unknown thing", ["chart", "valid-sails"]],
    ["a name outside the grammar", ["check", "sails"]],
    ["a path", ["check", "valid-../sails"]],
    ["a check that there is", ["check", "unique-objects"]],
    ["nothing", []],
  ])("refuses %s, and writes nothing", (_, args) => {
    const before = readFileSync(join(copy, "src/checks.ts"), "utf8");
    expect(run(...args).status).toBe(2);
    expect(readFileSync(join(copy, "src/checks.ts"), "utf8")).toBe(before);
    expect(existsSync(join(copy, "src/valid-sails.ts"))).toBe(false);
  });
});
