import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copySample, edit, repository as root } from "../sample-fleets.ts";
import { diff, freshRepository } from "./repository.ts";

const tgw = "tgw-0a1b2c3d4e5f60718";
const clusterA = "fleet/clusters/cluster-a.yaml";
const clusterB = "fleet/clusters/cluster-b.yaml";

const routes = (destination: string, nat: string): readonly [string, string] => [
  `          target: ${nat}\n`,
  `          target: ${nat}\n        - {destination: ${destination}, target: ${tgw}}\n`,
];

/** Somebody else joins the VPCs of the sample. Routes lead to a gateway of which nothing is said, nor is of security groups. */
const { at, repository } = freshRepository("diff-network", () => {
  copySample(at);
  cpSync(join(root, "clusters"), join(at, "clusters"), { recursive: true });
  const without = (file: string, part: RegExp, by: string): void => {
    writeFileSync(join(at, file), readFileSync(join(at, file), "utf8").replace(part, by));
  };
  without("fleet/mesh.yaml", / {2}management: terraform\n[^]*?\n\n/, "  management: external\n\n");
  for (const file of [clusterA, clusterB]) without(file, /\nsecurityGroups:\n(?: .*\n)+/, "\n");
  edit(join(at, clusterA), routes("10.32.0.0/16", "nat-0a4c8e2a6f1d9b357"));
  edit(join(at, clusterB), routes("10.16.0.0/16", "nat-0b4c8e2a6f1d9b357"));
});

async function said(...args: readonly string[]) {
  const { report } = await diff(at, args);
  const effects = report?.effects.map(({ one: { rule, risk, says } }) => ({ rule, risk, says })) ?? [];
  const found = report?.verdicts.find(({ name }) => name === "fleet");
  const codes = (all: NonNullable<typeof found>["added"] = []) => all.map(({ code }) => code);
  return { effects, added: codes(found?.added), gone: codes(found?.gone) };
}

test("a wrong route is a stop, and the report says which route, and all else of the fleet", async () => {
  edit(join(at, clusterA), ["destination: 10.32.0.0/16", "destination: 10.33.0.0/16"]);
  repository.commit();
  edit(join(at, clusterA), ["  externalSNAT: true\n", "  externalSNAT: true\n  prefixDelegation: true\n"]);
  repository.commit();
  const { effects, added, gone } = await said("HEAD~2", "HEAD");
  expect({ added, gone }).toEqual({ added: ["MW5011"], gone: [] });
  expect(effects.map(({ rule, risk }) => `${risk} ${rule}`)).toEqual([
    "stop peers-reached",
    "stop new-findings",
    "careful addresses-changed",
  ]);
  expect(effects[0]?.says).toMatch(/: from cluster-a to cluster-b and from cluster-b to cluster-a \(2 ways\), of /);
  for (const effect of effects.slice(0, 2))
    expect(effect.says).toMatch(/route table rtb-0a7d2f9b4c6e8a013 .* no route for 10\.32\./);
  expect(effects[2]?.says).toContain(`no longer route 10.32.0.0/16 to ${tgw}, now route 10.33.0.0/16 to ${tgw}`);
  expect(effects[2]?.says).toContain("prefixDelegation from false to true");
  // Both sides are stopped by the same: nothing is new.
  expect((await said("HEAD~1", "HEAD")).added).toEqual([]);
  const mended = await said("HEAD", "HEAD~2");
  expect({ added: mended.added, gone: mended.gone }).toEqual({ added: [], gone: ["MW5011"] });
});
