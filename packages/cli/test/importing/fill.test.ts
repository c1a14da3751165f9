import { loadFleet } from "@meshwright/config";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "../fake-context.ts";
import { contents, remove, today } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { gatewayA, savedOutputs } from "./saved-outputs.ts";

let saved: SavedOutputs;
let before: readonly string[];
beforeAll(() => {
  saved = savedOutputs("import-fill");
  before = contents(saved.fleet);
});
afterAll(() => remove(saved.at));

const run = (...more: readonly string[]) => runCli(["fleet", "import", "aws", "aws", ...more], { cwd: saved.at });

describe("a fleet that says little of its network", () => {
  test("is shown what AWS says of it, at the lines of its files", async () => {
    const { exitCode, stdout, stderr } = await run();
    expect(exitCode).toBe(1);
    expect(new Set(codesIn(stdout))).toEqual(new Set(["MW5060"]));
    expect(stdout).toMatch(/^fleet\/clusters\/cluster-a\.yaml:15:1 vpc\.dns: /m);
    // What was left out, and what was inferred: a database's subnet, a prefix list, the attachments.
    expect(new Set(codesIn(stderr))).toEqual(new Set(["MW5057", "MW5058", "MW5061"]));
  });

  test("is filled, and no line of it that was there is another", async () => {
    const { exitCode, stdout } = await run("--write");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("changes in 3 files of the fleet");
    const after = contents(saved.fleet);
    expect(after).toHaveLength(before.length);
    for (const [index, text] of before.entries()) {
      const lines = after[index]?.split("\n") ?? [];
      let at = 0;
      for (const line of text.split("\n")) {
        at = lines.indexOf(line, at) + 1;
        expect({ line, isThere: at > 0 }).toEqual({ line, isThere: true });
      }
    }
  });

  test("then says what AWS says", async () => {
    const { exitCode, stdout } = await run();
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "The fleet says what AWS says, of everything that the files tell.\n",
    });
  });

  test("is not changed by the same files a second time", async () => {
    const filled = contents(saved.fleet);
    const { exitCode, stdout } = await run("--write");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "Nothing was changed: the fleet says what AWS says.\n",
    });
    expect(contents(saved.fleet)).toEqual(filled);
  });

  test("means what AWS has", async () => {
    const { fleet } = await loadFleet("fleet", { today, root: saved.at });
    const cluster = fleet?.clusters[0];
    expect(cluster?.vpc.routeTables?.map(({ routes }) => routes)).toEqual([
      [],
      [
        { destination: "0.0.0.0/0", target: "nat-0a0f1e2d3c4b5a697", state: "active" },
        { destination: "10.32.0.0/16", target: gatewayA, state: "active" },
      ],
    ]);
    expect(cluster?.vpc.networkACLs?.[0]?.inbound[0]).toEqual({
      number: 90,
      action: "deny",
      protocol: "tcp",
      ports: { from: 22, to: 22 },
      cidr: "0.0.0.0/0",
    });
    expect(cluster?.vpc.subnets.map(({ uses }) => uses)).toEqual([
      undefined,
      undefined,
      undefined,
      ["transit-gateway"],
      ["transit-gateway"],
      ["transit-gateway"],
    ]);
    expect(cluster?.vpc).toMatchObject({ dns: { support: true, hostnames: true }, natAddresses: ["203.0.113.10/32"] });
    expect(cluster?.podNetworking).toEqual({
      kind: "vpc-cni",
      externalSNAT: true,
      excludeSNATCIDRs: [],
      customNetworking: false,
      prefixDelegation: true,
    });
    expect(cluster?.securityGroups?.nodes[0]?.inbound).toHaveLength(3);
    expect(cluster?.apiServer.access).toEqual({ private: true, public: true, publicAccessCIDRs: ["0.0.0.0/0"] });
    const gateways = fleet?.mesh.connectivity.transitGateways ?? [];
    expect(gateways.map(({ id, account }) => [id, account])).toEqual([
      [gatewayA, "111122223333"],
      ["tgw-0b44c1d2e3f4a5b6c", "444455556666"],
    ]);
    expect(gateways[0]?.attachments?.map(({ to, transitGateway }) => [to, transitGateway])).toEqual([
      ["vpc", undefined],
      ["peering", "tgw-0b44c1d2e3f4a5b6c"],
    ]);
  });
});
