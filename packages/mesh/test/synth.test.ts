import { fleetApps } from "@meshwright/mesh";
import { harbourFleet, shopFleet } from "@meshwright/testkit";
import { loadAll } from "js-yaml";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { glob } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { objectsOf, treeOf } from "./tree.ts";

const sortedTexts = (objects: Iterable<unknown>): readonly string[] =>
  [...objects].map((object) => JSON.stringify(object, sortedKeys)).toSorted();

/** Keys in one order, so that equal objects have equal texts. */
const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
    : value;

test.each([
  ["shop", shopFleet],
  ["harbour", harbourFleet],
])("plain cdk8s synthesizes the objects of the tree: %s", async (_name, fleet) => {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    for (const app of fleetApps(fleet, outdir)) app.synth();
    const files = await Array.fromAsync(glob("**/*.yaml", { cwd: outdir }));
    const synthesized = files.flatMap((file) => loadAll(readFileSync(join(outdir, file), "utf8")));
    expect(sortedTexts(synthesized)).toEqual(sortedTexts(objectsOf(treeOf(fleet)).values()));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});
