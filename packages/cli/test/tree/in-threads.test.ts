import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSchemas } from "@meshwright/schemas";
import { afterAll, expect, test } from "vitest";
import { startThreads, threadsFor } from "../../src/tree/in-threads.ts";
import { shapeOf } from "../../src/tree/read-top-folders.ts";
import { repository } from "../sample-fleets.ts";

const scratch = mkdtempSync(join(tmpdir(), "meshwright-threads-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Six clusters, each with something wrong of its own. */
function brokenTree(): string {
  const tree = join(scratch, "clusters");
  mkdirSync(tree);
  for (const [index, name] of ["a", "b", "c", "d", "e", "f"].entries()) {
    cpSync(join(repository, "clusters/cluster-a"), join(tree, `cluster-${name}`), { recursive: true });
    const file = join(tree, `cluster-${name}`, "80-mesh-policy/peerauthentication-istio-system-default.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("mode:", `${"m".repeat(index + 1)}ode:`));
  }
  return tree;
}

test("any number of threads finds the same, in the same order", async () => {
  const shape = shapeOf(scratch, brokenTree());
  const schemas = await loadSchemas();
  const alone = await startThreads(shape, 1).examine(schemas, undefined);
  expect(alone.flatMap(({ findings }) => findings).length).toBeGreaterThan(5);
  for (const threads of [2, 4]) expect(await startThreads(shape, threads).examine(schemas, undefined)).toEqual(alone);
}, 60_000);

test("few top folders need no thread", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `cluster-${index}`);
  const shape = { kind: "tree", absolute: "/", label: "clusters", findings: [] } as const;
  expect(threadsFor({ ...shape, names: names(39) })).toBe(1);
  expect(threadsFor({ ...shape, names: names(300) })).toBeLessThanOrEqual(4);
});
