import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change, create } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const folder = () => join(root(), "fleet");
const found = async (): Promise<readonly string[]> =>
  (await loadFleet("fleet", { today, root: root() })).findings.map(placed);

/** A third cluster, `oregon`, like `virginia` but for its VPC. */
async function withOregon(network: string, pods: string): Promise<void> {
  const virginia = await readFile(join(folder(), "clusters/virginia.yaml"), "utf8");
  const text = virginia
    .replaceAll("virginia", "oregon")
    .replaceAll("bbbbbbbb", "cccccccc")
    .replaceAll("us-east-1", "us-west-2")
    .replaceAll("10.65.", "10.66.")
    .replace("network: shop", `network: ${network}`)
    .replace("[100.65.0.0/16]", `[${pods}]`);
  await create("clusters/oregon.yaml", text)(folder());
}

test.each([
  ["network: shop", ["MW5100 fleet/mesh.yaml connectivity.model"]],
  ["network: pier", ["MW5100 fleet/mesh.yaml connectivity.model"]],
])("the model mixed with one network or only different ones is told: %s", async (network, expected) => {
  await change("mesh.yaml", "model: flat", "model: mixed")(folder());
  await change("clusters/virginia.yaml", "network: shop", network)(folder());
  expect(await found()).toEqual(expected);
});

test("the model mixed of a single cluster in each peer group is not told", async () => {
  await change("mesh.yaml", "model: flat", "model: mixed")(folder());
  await change("clusters/virginia.yaml", "network: shop", "network: shop\npeerGroup: staging")(folder());
  expect((await found()).filter((line) => line.startsWith("MW5"))).toEqual([]);
});

test("in the model mixed peers of different networks may share addresses of pods, and those of one may not", async () => {
  await change("mesh.yaml", "model: flat", "model: mixed")(folder());
  await withOregon("pier", "100.65.0.0/16");
  expect((await found()).filter((line) => line.startsWith("MW5"))).toEqual([]);
  await withOregon("shop", "100.65.0.0/16");
  expect((await found()).filter((line) => line.startsWith("MW5"))).toEqual([
    "MW5007 fleet/clusters/virginia.yaml podCIDRs[0]",
    "MW5100 fleet/mesh.yaml connectivity.model",
  ]);
});

test("in the model mixed a callee without mTLS is reached where one of its clusters is of the caller's network", async () => {
  await change("mesh.yaml", "model: flat", "model: mixed")(folder());
  await withOregon("shop", "100.66.0.0/16");
  await change("clusters/virginia.yaml", "network: shop", "network: pier")(folder());
  await change("apps/edge.yaml", "        port: 9000\n", "        port: 9000\n        mtls: DISABLE\n")(folder());
  const calls = async () => (await found()).filter((line) => line.startsWith("MW8009"));
  expect(await calls()).toEqual(["MW8009 fleet/apps/shop.yaml workloads[1].calls[1]"]);
  await change("apps/edge.yaml", "[virginia]", "[virginia, oregon]")(folder());
  expect(await calls()).toEqual([]);
});
