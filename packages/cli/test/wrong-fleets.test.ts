import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goodFleet, wrongFleets } from "../../config/test/wrong-fleets.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("wrong-fleets");
const good = join(scratch, "good");
let before: readonly string[] = [];

beforeAll(async () => {
  mkdirSync(good);
  cpSync(goodFleet, join(good, "fleet"), { recursive: true });
  expect((await runCli(["render"], { cwd: good })).exitCode).toBe(0);
  before = contents(join(good, "clusters"));
});
afterAll(() => remove(scratch));

/** MW3007, a root that ends soon, warns and stops nothing. */
const warning = "MW3007";
const errors = wrongFleets.filter(({ expected }) => expected.some((line) => !line.startsWith(warning)));

describe("a wrong fleet ends with exit code 2, says why and where, and leaves the tree alone", () => {
  test("the table has what the render must refuse", () => {
    expect(errors.length).toBeGreaterThan(100);
  });

  test.each(errors.map((row, index) => ({ ...row, index })))("$title", async ({ index, expected, secrets, apply }) => {
    const cwd = join(scratch, String(index), "here");
    cpSync(good, cwd, { recursive: true });
    await apply(join(cwd, "fleet"));
    const { exitCode, stdout, stderr } = await runCli(["render"], { cwd });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(codesIn(stderr).toSorted()).toEqual(expected.map((line) => line.slice(0, 6)).toSorted());
    for (const line of expected) expect(stderr).toContain(line.split(" ")[1]);
    for (const secret of secrets ?? []) expect(stderr).not.toContain(secret);
    expect(contents(join(cwd, "clusters"))).toEqual(before);
  });
});
