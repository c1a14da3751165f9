import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Flags } from "./beginnings.ts";
import { badAnswers, privateKey } from "./bad-answers.ts";
import { argsOf, goodFlags } from "./beginnings.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("init-refused");
afterAll(() => remove(scratch));
const ownFolder = (): string => mkdtempSync(join(scratch, "own-"));

const init = (cwd: string, flags: Flags, ...more: readonly string[]) =>
  runCli(["init", ...more, ...argsOf(flags)], { cwd });

const placesIn = (stderr: string): readonly string[] =>
  [...stderr.matchAll(/^(.*): error (MW\d{4}): /gm)].map(([, place, code]) => `${place} ${code}`).toSorted();

describe("a bad answer is told at its flag, exit 2, and nothing is written", () => {
  test.each(badAnswers)("$title", async ({ flags, told, secret }) => {
    const cwd = ownFolder();
    writeFileSync(join(cwd, "key.pem"), privateKey);
    const { exitCode, stdout, stderr } = await init(cwd, { ...goodFlags, ...flags });
    expect(placesIn(stderr)).toEqual(told);
    expect({ exitCode, stdout, left: contents(cwd).length }).toEqual({ exitCode: 2, stdout: "", left: 1 });
    if (secret !== undefined) expect(stderr).not.toContain(secret);
  });

  test.each(["--model", "--conectivity", "--cluser"])("%s is no flag, or has no such value", async (flag) => {
    const cwd = ownFolder();
    const { exitCode, stderr } = await init(cwd, goodFlags, flag, "flatt");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/flat|did you mean --c/);
    expect(contents(cwd)).toEqual([]);
  });
});

describe("what is there already is left alone", () => {
  test.each<{ title: string; make: (cwd: string) => void }>([
    {
      title: "a fleet",
      make: (cwd) => (mkdirSync(join(cwd, "fleet")), writeFileSync(join(cwd, "fleet/mesh.yaml"), "")),
    },
    { title: "a file", make: (cwd) => writeFileSync(join(cwd, "fleet"), "") },
    { title: "a link to nowhere", make: (cwd) => symlinkSync("nowhere", join(cwd, "fleet")) },
    { title: "a fleet made in code", make: (cwd) => writeFileSync(join(cwd, "fleet.ts"), "") },
  ])("$title", async ({ make }) => {
    const cwd = ownFolder();
    make(cwd);
    const before = contents(cwd);
    const { exitCode, stderr } = await init(cwd, goodFlags);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0121"] });
    expect(contents(cwd)).toEqual(before);
  });

  test.each([".", "..", "../"])("the folder that one is in: %s", async (folder) => {
    const cwd = ownFolder();
    const { exitCode, stderr } = await init(cwd, goodFlags, folder);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0121"] });
    expect(contents(cwd)).toEqual([]);
  });

  test("a place where no folder can be made", async () => {
    const cwd = ownFolder();
    writeFileSync(join(cwd, "file"), "");
    const { exitCode, stderr } = await init(cwd, goodFlags, "file/fleet");
    expect(exitCode).toBe(2);
    expect(codesIn(stderr)).toHaveLength(1);
    expect(contents(cwd)).toEqual(["/file "]);
  });
});
