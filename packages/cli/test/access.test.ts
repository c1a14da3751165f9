import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { copySample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const cwd = scratchFolder("access");
afterAll(() => remove(cwd));

const render = () => runCli(["render"], { cwd });
const tree = (path: string): string => join(cwd, "clusters", path);

test("a policy that is needed no longer goes, and one that was changed by hand is told and made right", async () => {
  mkdirSync(cwd, { recursive: true });
  copySample(cwd);
  await render();
  const policy = tree("cluster-a/access/exchange-role.policy.json");
  const text = readFileSync(policy, "utf8");
  writeFileSync(policy, text.replaceAll("cluster-b", "*"));
  expect(codesIn((await runCli(["check"], { cwd })).stdout)).toEqual(["MW0111"]);
  const { stderr } = await render();
  expect(codesIn(stderr)).toEqual(["MW0108"]);
  expect(stderr).toContain("cluster-a/access/");
  expect(readFileSync(policy, "utf8")).toBe(text);
  edit(join(cwd, "fleet/mesh.yaml"), ["  assumeRole: arn:aws:iam::111122223333:role/harbour-mesh-exchange\n", ""]);
  edit(join(cwd, "fleet/clusters/cluster-b.yaml"), ["444455556666", "111122223333"]);
  const { exitCode, stdout, stderr: told } = await render();
  expect(exitCode).toBe(0);
  // What was rendered is applied before the merge; what is gone is in use until after it.
  const [applied, taken] = ["Access documents changed", "Access documents were removed"].map((what) =>
    `${stdout}\n${told}`.split("\n").find((line) => line.includes(what)),
  );
  expect(applied).toContain("cluster-b/access/");
  expect(taken).toContain("_fleet/access/");
  expect(taken).not.toContain("cluster-b/access/");
  expect(existsSync(tree("_fleet/access/exchange-key.policy.json"))).toBe(true);
  expect(existsSync(tree("_fleet/access/role-111122223333-harbour-mesh-exchange.trust.json"))).toBe(false);
});
