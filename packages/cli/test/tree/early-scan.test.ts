import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startEarlyScan } from "../../src/tree/early-scan.ts";
import { scanTree } from "../../src/tree/scan.ts";
import { wantedTree } from "../../src/tree/wanted.ts";
import { writeTree } from "../../src/tree/write-tree.ts";
import { remove, scratchFolder } from "../sample-fleets.ts";

const scratch = scratchFolder("early-scan");
afterAll(() => remove(scratch));
let cwd = "";
let number = 0;

const folders = (text: string) =>
  Array.from({ length: 50 }, (_, index) => ({
    name: `harbour-${index}`,
    files: new Map([
      ["40-ca/certificate.yaml", `${text} ${index}\n`],
      ["gates/argocd/40-ca/job.yaml", "gate\n"],
    ]),
  }));
const wanted = wantedTree(folders("one"));
const out = (): string => join(cwd, "clusters");
const write = (text: string) => writeTree({ cwd, out: "clusters", whole: true, tell: () => undefined }, folders(text));
const scan = (early?: Awaited<ReturnType<ReturnType<typeof startEarlyScan>>>) =>
  scanTree({ out: out(), label: "clusters", whole: true, early }, wanted);

beforeEach(async () => {
  cwd = join(scratch, String((number += 1)));
  mkdirSync(cwd);
  await write("one");
});

describe("a scan by a thread", () => {
  test("finds of a clean tree what a scan finds", async () => {
    const early = await startEarlyScan(out())();
    expect(early.size).toBe(50);
    expect(scan(early)).toEqual(scan());
  });

  const changes: Readonly<Record<string, () => void>> = {
    "a file by hand": () => writeFileSync(join(out(), "harbour-3/40-ca/certificate.yaml"), "by hand"),
    "a missing file": () => rmSync(join(out(), "harbour-3/40-ca/certificate.yaml")),
    "a file of nobody": () => writeFileSync(join(out(), "harbour-3/40-ca/note.txt"), ""),
    "a folder of nobody": () => mkdirSync(join(out(), "harbour-3/mine/deep"), { recursive: true }),
    "no manifest": () => rmSync(join(out(), "harbour-3/manifest.json")),
    "a broken manifest": () => writeFileSync(join(out(), "harbour-3/manifest.json"), "{"),
  };

  test.each(Object.keys(changes))("leaves to the scan what is not clean: %s", async (name) => {
    changes[name]?.();
    const early = await startEarlyScan(out())();
    expect(early.has("harbour-3")).toBe(false);
    expect(early.size).toBe(49);
    expect(scan(early)).toEqual(scan());
  });

  test("is not believed where another render came after it", async () => {
    const early = await startEarlyScan(out())();
    await write("two");
    expect(scan(early)).toEqual(scan());
    await write("one");
    expect(scan(early)).toEqual(scan());
  });

  test("is not believed where something is wanted that it did not look at", async () => {
    const early = await startEarlyScan(out())();
    const more = wantedTree([{ name: "harbour-3", files: new Map([["90-shop/service.yaml", "new"]]) }]);
    const options = { out: out(), label: "clusters", whole: true };
    expect(scanTree({ ...options, early }, more)).toEqual(scanTree(options, more));
  });

  test("says nothing of a tree that is not there", async () => {
    expect((await startEarlyScan(join(cwd, "nowhere"))()).size).toBe(0);
  });
});
