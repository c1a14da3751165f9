import { kinds } from "@meshwright/findings";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writtenPath } from "../src/check/written-path.ts";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const folder = () => join(root(), "fleet");
const dublin = "clusters/dublin.yaml";

const pods = (cidr: string) => `podCIDRs: [${cidr}]\npodNetworking: {kind: vpc-cni, externalSNAT: true}\n`;

/** Dublin's routes, of which none leads to its peer. */
async function withoutRoute(): Promise<void> {
  const routes = "  routeTables:\n    - id: rtb-01aaaaaaaaaaaaaaa\n      routes: []\n";
  await change(dublin, "podCIDRs: [100.64.0.0/16]\n", routes + pods("10.64.0.0/16"))(folder());
  await change("clusters/virginia.yaml", "podCIDRs: [100.65.0.0/16]\n", pods("10.65.0.0/16"))(folder());
}

describe("a fleet in which packets do not reach a peer", () => {
  test("is refused, at the place of the cause", async () => {
    await withoutRoute();
    const { fleet, findings } = await loadFleet("fleet", { today, root: root() });
    expect(fleet).toBeUndefined();
    expect(findings.map(placed)).toContain(`${kinds.blockedWay.code} fleet/${dublin} vpc.routeTables[0]`);
    const found = findings.find(({ code }) => code === kinds.blockedWay.code);
    expect(found?.place).toMatchObject({ in: "fleet", line: 19 });
  });

  test("is there for who asks for it even so, with the same findings", async () => {
    await withoutRoute();
    const refused = await loadFleet("fleet", { today, root: root() });
    const even = await loadFleet("fleet", { today, root: root(), even: ["unreachable"] });
    expect(even.fleet?.clusters).toHaveLength(2);
    expect(even.findings).toEqual(refused.findings);
    const other = await loadFleet("fleet", { today, root: root(), even: ["untrusted"] });
    expect(other.fleet).toBeUndefined();
  });
});

test("peers that share addresses are told once, and the fleet is there for who asks for it even so", async () => {
  await change(dublin, "cidrs: [10.64.0.0/16]", "cidrs: [10.64.0.0/16, 10.65.0.0/16]")(folder());
  const { fleet, findings } = await loadFleet("fleet", { today, root: root(), even: ["unreachable"] });
  const refused = await loadFleet("fleet", { today, root: root() });
  expect(fleet).toBeDefined();
  expect(refused.fleet).toBeUndefined();
  const places = findings.map(placed);
  expect(places).toEqual([...new Set(places)]);
});

test("what nobody has said is a remark, told to who asks for remarks, where it would have to be said", async () => {
  const quiet = await loadFleet("fleet", { today, root: root() });
  expect(quiet.findings).toEqual([]);
  const { findings } = await loadFleet("fleet", { today, root: root(), remarks: true });
  const open = findings.filter(({ code }) => code === kinds.unknownWay.code);
  expect(open.map(({ place }) => place.in === "fleet" && place.file)).toEqual([
    "fleet/clusters/dublin.yaml",
    "fleet/clusters/virginia.yaml",
  ]);
  expect(open.every(({ place }) => place.in === "fleet" && (place.line ?? 0) > 0)).toBe(true);
});

test.each([
  [
    ["transitGateways", 0, "account"],
    { transitGateways: [{ region: "us-east-1" }, { region: "eu-west-1" }] },
    ["transitGateways", 1, "account"],
  ],
  [
    ["connections", 0, "mtu"],
    { connections: [{ between: ["tokyo", "ohio"] }, { between: ["ohio", "dublin"] }] },
    ["connections", 1, "mtu"],
  ],
  [["hops", 1, "mtu"], { hops: [{ name: "b" }, { name: "a" }] }, ["hops", 1, "mtu"]],
  [["transitGateways", 0], {}, ["transitGateways", 0]],
  [["transitGateways", 3], { transitGateways: [{ region: "us-east-1" }] }, ["transitGateways", 3]],
  [["transitGateways", 0], { transitGateways: [{}, { region: "eu-west-1" }] }, ["transitGateways", 0]],
])("keys %j of the fleet, in %j, are written as %j", (keyPath, known, written) => {
  expect(writtenPath(known, keyPath)).toEqual(written);
});
