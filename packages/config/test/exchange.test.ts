import { kinds } from "@meshwright/findings";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { awsExchange, inVault, privateCa } from "./wrong-fleets/exchange.ts";
import { change, remove } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();

const edit = async (...steps: readonly ReturnType<typeof change>[]): Promise<void> => {
  for (const step of steps) await step(join(root(), "fleet"));
};

async function found({ remarks = false } = {}): Promise<readonly string[]> {
  const { fleet, findings } = await loadFleet("fleet", { today, root: root(), remarks });
  expect(fleet).toBeDefined();
  // Of the network of this fleet nobody has said anything.
  return findings.filter(({ code }) => code !== kinds.unknownWay.code).map(placed);
}

const role = (name: string, account = "111122223333"): string => `arn:aws:iam::${account}:role/${name}`;

describe("remarks", () => {
  test("are told to who asks for them", async () => {
    expect(await found({ remarks: true })).toEqual([
      "MW3065 fleet/mesh.yaml exchange",
      "MW3066 fleet/mesh.yaml exchange",
    ]);
    expect(await found()).toEqual([]);
  });

  test("say nothing of the account's key where there is another", async () => {
    await edit(change("mesh.yaml", awsExchange, `${awsExchange}  kmsKey: alias/mesh\n`));
    expect(await found({ remarks: true })).toEqual(["MW3065 fleet/mesh.yaml exchange"]);
  });
});

describe("a right to the exchange that clusters share", () => {
  const roles = (name: string) => `identity: pod-identity\n  roles: {exchange: "${role(name)}"}`;

  test.each([
    ["exchange", ["MW3067 fleet/clusters/virginia.yaml iam.roles.exchange"]],
    ["virginia-exchange", []],
  ])("by a role: %s", async (name, expected) => {
    await edit(
      change("clusters/dublin.yaml", "identity: pod-identity", roles("exchange")),
      change("clusters/virginia.yaml", "identity: pod-identity", roles(name)),
    );
    expect(await found()).toEqual(expected);
  });

  const other = "444455556666";
  const webIdentity = (name: string, group: string) => [
    change(`clusters/${name}.yaml`, `account: "111122223333"`, `account: "${other}"\npeerGroup: ${group}`),
    change(
      `clusters/${name}.yaml`,
      "identity: pod-identity",
      `identity: irsa\n  roles: {issuer: "${role(`${name}-issuer`, other)}", exchange: "${role(`${name}-exchange`, other)}"}`,
    ),
  ];

  test.each([
    ["west", ["MW3067 fleet/mesh.yaml exchange.assumeRole"]],
    ["east", []],
  ])("by web identities of another account, in east and %s", async (group, expected) => {
    await edit(
      remove("apps"),
      ...webIdentity("dublin", "east"),
      ...webIdentity("virginia", group),
      change("mesh.yaml", privateCa, `${privateCa}    assumeRole: ${role("mesh-ca")}\n`),
      change("mesh.yaml", awsExchange, `${awsExchange}  kmsKey: alias/mesh\n  assumeRole: ${role("mesh-exchange")}\n`),
    );
    expect(await found()).toEqual(expected);
  });
});

test.each([
  ["mesh", ["MW3069 fleet/mesh.yaml exchange.auth.role"]],
  ["tokens", []],
])("tokens in the Vault of the CA, by role %s", async (name, expected) => {
  await edit(...inVault(`  path: secret\n  auth: {mountPath: kubernetes, role: ${name}}\n`));
  expect(await found()).toEqual(expected);
});
