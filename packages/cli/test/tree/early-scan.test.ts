import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startEarlyScan } from "../../src/tree/early-scan.ts";
import { fileDigests } from "../../src/tree/file-digests.ts";
import { digest, manifestText } from "../../src/tree/manifest.ts";
import { planTree } from "../../src/tree/plan.ts";
import { scanTree } from "../../src/tree/scan.ts";
import { completeManifest, wantedTree } from "../../src/tree/wanted.ts";
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
    "a link to a file": () => {
      rmSync(join(out(), "harbour-3/40-ca/certificate.yaml"));
      symlinkSync("../gates/argocd/40-ca/job.yaml", join(out(), "harbour-3/40-ca/certificate.yaml"));
    },
    "an empty folder": () => mkdirSync(join(out(), "harbour-3/41-ca")),
    "a broken manifest": () => writeFileSync(join(out(), "harbour-3/manifest.json"), "{"),
  };

  test("looks at a manifest that no render writes with more care, though all that it lists is there", async () => {
    const files = new Map([["40-ca/a\\b.yaml", digest("odd")]]);
    rmSync(join(out(), "harbour-3"), { recursive: true });
    mkdirSync(join(out(), "harbour-3/40-ca"), { recursive: true });
    writeFileSync(join(out(), "harbour-3/40-ca/a\\b.yaml"), "odd");
    writeFileSync(join(out(), "harbour-3/manifest.json"), manifestText({ state: "complete", files }));
    const early = await startEarlyScan(out())();
    expect(scan(early)).toEqual(scan());
    expect(scan(early).folders.get("harbour-3")).toMatchObject({ manifest: { kind: "broken" } });
  });

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

describe("a folder whose manifest says already what is wanted", () => {
  const place = (name: string): string => join(out(), name);
  const byHand: readonly ((name: string) => void)[] = [
    () => undefined,
    () => undefined,
    (name) => writeFileSync(join(place(name), "40-ca/certificate.yaml"), "by hand"),
    (name) => rmSync(join(place(name), "gates"), { recursive: true, force: true }),
    (name) => writeFileSync(join(place(name), "40-ca/note.txt"), "mine"),
    (name) => mkdirSync(join(place(name), "mine/deep"), { recursive: true }),
    (name) => rmSync(join(place(name), "manifest.json"), { force: true }),
    (name) => writeFileSync(join(place(name), "manifest.json"), `{"meshwright": 1, "state": "complete", "files": {}}`),
    (name) => rmSync(place(name), { recursive: true, force: true }),
    (name) => {
      rmSync(place(name), { recursive: true, force: true });
      symlinkSync("../clusters/harbour-9", place(name));
    },
  ];
  const edits = fc.array(fc.record({ folder: fc.nat(8), edit: fc.nat(byHand.length - 1) }), { maxLength: 8 });
  /** Whose files nobody may list: of some, so that a plan that needs them fails. */
  const lazy = (text: string, absent: number, taken: ReadonlySet<string>) =>
    folders(text)
      .slice(absent)
      .map(({ name, files }) => {
        const whole = wantedTree([{ name, files }]).get(name)?.files ?? new Map();
        return {
          name,
          complete: completeManifest(whole),
          get files() {
            if (taken.has(name)) throw new Error(`nobody need know the files of ${name}`);
            return whole;
          },
        };
      });

  test("is planned as if it had been looked at", async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom("one", "two"), fc.nat(3), async (made, text, absent) => {
        rmSync(out(), { recursive: true, force: true });
        await write("one");
        for (const { folder, edit } of made) {
          try {
            byHand[edit]?.(`harbour-${folder}`);
          } catch {
            // what an edit before it took away
          }
        }
        const early = await startEarlyScan(out())();
        const options = { out: out(), label: "clusters", whole: true };
        const plain = wantedTree(folders(text).slice(absent));
        const touched = new Set(made.map(({ folder }) => `harbour-${folder}`));
        const names = text === "one" ? [...early.keys()].filter((name) => !touched.has(name)) : [];
        const quick = wantedTree(lazy(text, absent, new Set(names)));
        expect(planTree("clusters", scanTree({ ...options, early }, quick), quick)).toEqual(
          planTree("clusters", scanTree(options, plain), plain),
        );
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test("is looked at again where another render came between", async () => {
    const early = await startEarlyScan(out())();
    await write("two");
    const quick = wantedTree(lazy("one", 0, new Set()));
    const { changes } = planTree(
      "clusters",
      scanTree({ out: out(), label: "clusters", whole: true, early }, quick),
      quick,
    );
    expect(changes).toHaveLength(50);
  });

  test("is digested whole where a file is larger than the buffer", async () => {
    const file = join(place("harbour-3"), "40-ca/certificate.yaml");
    for (const size of [65_535, 65_536, 65_537, 200_000]) {
      writeFileSync(file, "x".repeat(size));
      expect(fileDigests()(file)).toBe(digest("x".repeat(size)));
    }
  });
});
