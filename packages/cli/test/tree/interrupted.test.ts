import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runStep } from "../../src/tree/execute.ts";
import { planTree } from "../../src/tree/plan.ts";
import { scanTree } from "../../src/tree/scan.ts";
import { wantedTree } from "../../src/tree/wanted.ts";
import { writeTree } from "../../src/tree/write-tree.ts";
import { contents } from "../sample-fleets.ts";

const scratch = mkdtempSync(join(tmpdir(), "meshwright-interrupted-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Folders = Readonly<Record<string, Readonly<Record<string, string>>>>;
const rendered = (folders: Folders) =>
  Object.entries(folders).map(([name, files]) => ({ name, files: new Map(Object.entries(files)) }));

/** Three fleets with all that a change can be: files and folders that come, go, change, and turn into each other. */
const fleets: readonly Folders[] = [
  {
    "cluster-a": { "40-ca/x.yaml": "x", "40-ca/y.yaml": "y", self: "file" },
    "cluster-b": { "10-namespaces/n.yaml": "n" },
  },
  { "cluster-a": { "40-ca/x.yaml": "x2", "60-istiod/deep/z.yaml": "z", "self/s.yaml": "s" }, next: { "a.yaml": "a" } },
  { "cluster-a": { "40-ca": "now a file", "self/s.yaml": "s" }, _fleet: { "argocd/p.yaml": "p" } },
];

const options = (out: string) => ({ cwd: "/", out, whole: true, tell: () => undefined });

const fresh: readonly (readonly string[])[] = await Promise.all(
  fleets.map(async (fleet, index) => {
    const out = join(scratch, `fresh-${index}`);
    await writeTree(options(out), rendered(fleet));
    return contents(out);
  }),
);

const pairs = fleets.flatMap((_, before) => fleets.map((_2, during) => ({ before, during })));

describe.each(pairs)("a render of fleet $during over fleet $before", ({ before, during }) => {
  test("stopped after any step, is completed by the next render of any fleet", async () => {
    const start = join(scratch, `start-${before}-${during}`);
    await writeTree(options(start), rendered(fleets[before] ?? {}));
    const wanted = wantedTree(rendered(fleets[during] ?? {}));
    const { steps } = planTree("tree", scanTree({ out: start, label: "tree", whole: true }, wanted), wanted);
    expect(steps.length > 0).toBe(before !== during);

    for (const [stop, last] of steps.entries()) {
      for (const [after, fleet] of fleets.entries()) {
        const out = join(scratch, "stopped");
        rmSync(out, { recursive: true, force: true });
        cpSync(start, out, { recursive: true });
        for (const step of steps.slice(0, stop)) runStep(out, step);
        if (last.do === "write") writeFileSync(join(out, last.path), last.text.slice(0, last.text.length / 2));
        await writeTree(options(out), rendered(fleet));
        expect(contents(out), `stopped before step ${stop}, then fleet ${after}`).toEqual(fresh[after]);
      }
    }
  });
});

test("a foreign file outlives everything", async () => {
  const out = join(scratch, "foreign");
  const [first = {}, second = {}, third = {}] = fleets;
  await writeTree(options(out), rendered(first));
  mkdirSync(join(out, "cluster-b/10-namespaces/mine"));
  writeFileSync(join(out, "cluster-b/10-namespaces/mine/note.txt"), "mine");
  for (const fleet of [second, third, first, second]) await writeTree(options(out), rendered(fleet));
  expect(contents(join(out, "cluster-b"))).toEqual([
    "/10-namespaces /",
    "/10-namespaces/mine /",
    "/10-namespaces/mine/note.txt mine",
  ]);
});

test("a first render that is stopped leaves nothing that the next one cannot take over", async () => {
  const wanted = wantedTree(rendered(fleets[0] ?? {}));
  const nowhere = { exists: false, temporary: "absent", folders: new Map(), strays: [] } as const;
  const { steps } = planTree("tree", nowhere, wanted);
  for (const stop of steps.keys()) {
    const out = join(scratch, "first");
    rmSync(out, { recursive: true, force: true });
    for (const step of steps.slice(0, stop)) runStep(out, step);
    await writeTree(options(out), rendered(fleets[2] ?? {}));
    expect(contents(out)).toEqual(fresh[2]);
  }
});
