import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../fake-context.ts";
import { edit, remove, repository } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { gatewayA, savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeAll(() => (saved = savedOutputs("import-documented")));
afterAll(() => remove(saved.at));

const page = readFileSync(join(repository, "docs/import.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^\`]*)\`\`\``, "gm"))].map(([, block = ""]) => block);
const run = (...args: readonly string[]) => runCli(["fleet", "import", "aws", ...args], { cwd: saved.at });

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}

/** `ec2 describe-nat-gateways` is allowed by `ec2:DescribeNatGateways`. */
const actionsIn = (script: string): readonly string[] =>
  [...script.matchAll(/aws (ec2|eks) ([a-z-]+)/g)].map(
    ([, service = "", call = ""]) =>
      `${service}:${call.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}`,
  );

test("the permissions of the page are those that the calls need, and no more", async () => {
  const flat = (await run()).stdout;
  edit(join(saved.fleet, "mesh.yaml"), ["kind: transit-gateway", "kind: vpc-peering"]);
  const peered = (await run()).stdout;
  edit(join(saved.fleet, "mesh.yaml"), ["kind: vpc-peering", "kind: transit-gateway"]);
  const [text = ""] = blocks("json");
  const policy: Policy = JSON.parse(text);
  const needed = new Set([...actionsIn(flat), ...actionsIn(peered)]);
  expect(policy.Statement.flatMap(({ Action }) => Action)).toEqual([...needed].toSorted());
});

test("the line of the page is what the command prints", async () => {
  await run("aws", "--write");
  edit(join(saved.aws, `route-tables-${vpcA}.json`), [
    `"TransitGatewayId": "${gatewayA}"`,
    '"VpcPeeringConnectionId": "pcx-0c1d2e3f4a5b6c7d8"',
  ]);
  const { stdout } = await run("aws");
  const shown = blocks("text").find((block) => block.includes("MW5060"));
  expect(stdout.split("\n").slice(0, -2).join("\n")).toBe(shown?.trimEnd());
});
