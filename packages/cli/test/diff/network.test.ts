import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copySample, edit, repository as root } from "../sample-fleets.ts";
import { diff, freshRepository } from "./repository.ts";

const tgw = "tgw-0a1b2c3d4e5f60718";
const clusterA = "fleet/clusters/cluster-a.yaml";

/** The sample fleet says how pods get their addresses, and where its routes lead. */
const { at, repository } = freshRepository("diff-network", () => {
  copySample(at);
  cpSync(join(root, "clusters"), join(at, "clusters"), { recursive: true });
  edit(join(at, clusterA), [
    "\npodCIDRs:",
    `\n  routeTables:\n    - id: rtb-0a7d2f9b4c6e8a013\n      routes:\n        - {destination: 10.32.0.0/16, target: ${tgw}}\npodNetworking: {kind: vpc-cni, externalSNAT: true}\npodCIDRs:`,
  ]);
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
  edit(join(at, clusterA), ["externalSNAT: true", "externalSNAT: true, prefixDelegation: true"]);
  repository.commit();
  const { effects, added, gone } = await said("HEAD~2", "HEAD");
  expect({ added, gone }).toEqual({ added: ["MW5011"], gone: [] });
  expect(effects.map(({ rule, risk }) => `${risk} ${rule}`)).toEqual([
    "stop new-findings",
    "careful addresses-changed",
  ]);
  expect(effects[0]?.says).toMatch(/route table rtb-0a7d2f9b4c6e8a013 .* no route for 10\.32\./);
  expect(effects[1]?.says).toContain(`no longer route 10.32.0.0/16 to ${tgw}, now route 10.33.0.0/16 to ${tgw}`);
  expect(effects[1]?.says).toContain("prefixDelegation from false to true");
  // Both sides are stopped by the same: nothing is new.
  expect((await said("HEAD~1", "HEAD")).added).toEqual([]);
  const mended = await said("HEAD", "HEAD~2");
  expect({ added: mended.added, gone: mended.gone }).toEqual({ added: [], gone: ["MW5011"] });
});
