import { kinds } from "@meshwright/findings";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change, remove } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const dublin = "clusters/dublin.yaml";
const folder = () => join(root(), "fleet");
const ofVpc = (lines: string) => change(dublin, "podCIDRs:", `${lines}podCIDRs:`)(folder());
const ofCluster = (lines: string) => change(dublin, "iam:", `${lines}iam:`)(folder());
const ofConnectivity = (lines: string) => change("mesh.yaml", "  model: flat\n", `  model: flat\n${lines}`)(folder());

/** What is told; the exchange, and what nobody has said of the network, are remarked upon in every fleet. */
const told = async (remarks: boolean): Promise<readonly string[]> => {
  const { fleet, findings } = await loadFleet("fleet", { today, root: root(), remarks });
  expect(fleet).toBeDefined();
  return findings.map(placed).filter((line) => !line.includes(" exchange") && !line.startsWith(kinds.unknownWay.code));
};

describe("what changes nothing is a warning, and the fleet is there", () => {
  test("a connection of two clusters that are no peers", async () => {
    await remove("apps")(folder());
    await change("clusters/virginia.yaml", "network: shop", "network: shop\npeerGroup: us")(folder());
    await ofConnectivity("  connections:\n    - between: [dublin, virginia]\n");
    expect(await told(false)).toEqual(["MW5089 fleet/mesh.yaml connectivity.connections[0].between"]);
  });

  test("settings of another management", async () => {
    await ofConnectivity("  terraform: {role: mesh}\n  ack: {cluster: dublin}\n");
    expect(await told(false)).toEqual([
      "MW5089 fleet/mesh.yaml connectivity.terraform",
      "MW5089 fleet/mesh.yaml connectivity.ack",
    ]);
  });

  test("roles that Terraform does not make where it makes nothing", async () => {
    await ofConnectivity("  terraform: {iam: true}\n");
    expect(await told(false)).toEqual(["MW5089 fleet/mesh.yaml connectivity.terraform"]);
  });

  test("exceptions from a translation that there is not", async () => {
    await change(dublin, "[100.64.0.0/16]", "[10.64.0.0/16]")(folder());
    await ofCluster("podNetworking:\n  kind: vpc-cni\n  externalSNAT: true\n  excludeSNATCIDRs: [10.65.0.0/16]\n");
    expect(await told(false)).toEqual([`MW5089 fleet/${dublin} podNetworking.excludeSNATCIDRs`]);
  });

  test("a rule that names nobody", async () => {
    await ofCluster(
      'securityGroups:\n  controlPlane: [{id: sg-01aaaaaaaaaaaaaaa}]\n  nodes:\n    - id: sg-02aaaaaaaaaaaaaaa\n      inbound:\n        - {protocol: tcp, ports: "443"}\n        - {cidrs: [10.65.0.0/16]}\n',
    );
    expect(await told(false)).toEqual([`MW5089 fleet/${dublin} securityGroups.nodes[0].inbound[0]`]);
  });

  test.each([
    ["{private: true, public: false, publicAccessCIDRs: [203.0.113.7/32]}", ["MW5089 … publicAccessCIDRs"]],
    ["{private: true, public: false, publicAccessCIDRs: [0.0.0.0/0]}", []],
    ["{private: true, public: true, publicAccessCIDRs: [10.65.0.0/16]}", ["MW5089 … publicAccessCIDRs[0]"]],
    ["{private: true, public: true, publicAccessCIDRs: [203.0.113.0/24]}", []],
    ["{private: false, public: true}", []],
  ])("access %s", async (access, expected) => {
    await change(dublin, "  endpoint:", `  access: ${access}\n  endpoint:`)(folder());
    expect(await told(false)).toEqual(expected.map((line) => line.replace("… ", `fleet/${dublin} apiServer.access.`)));
  });

  test("a NAT gateway with a private address", async () => {
    await ofVpc("  natAddresses: [10.64.0.7/32, 203.0.113.7/32]\n");
    expect(await told(false)).toEqual([`MW5089 fleet/${dublin} vpc.natAddresses[0]`]);
  });
});

test.each([
  ["the range of Docker", "[10.64.0.0/16, 172.17.0.0/16]", 2],
  ["the range that AWS keeps", "[10.64.0.0/16, 198.19.0.0/16]", 1],
  ["another range of RFC 1918", "[10.64.0.0/16, 192.168.0.0/16]", 1],
  ["the shared range for pods", "[10.64.0.0/16, 100.64.0.0/16]", 0],
])("a CIDR of a VPC that is %s is a warning", async (_, cidrs, times) => {
  await change(dublin, "cidrs: [10.64.0.0/16]", `cidrs: ${cidrs}`)(folder());
  expect(await told(false)).toEqual(Array<string>(times).fill(`MW5090 fleet/${dublin} vpc.cidrs[1]`));
});

describe("what matters to nothing is told where remarks are", () => {
  test("route tables and ACLs of no subnet", async () => {
    await ofVpc(
      "  routeTables: [{id: rtb-01aaaaaaaaaaaaaaa, routes: []}, {id: rtb-09aaaaaaaaaaaaaaa, routes: []}]\n  networkACLs: [{id: acl-09aaaaaaaaaaaaaaa, inbound: [], outbound: []}]\n",
    );
    expect(await told(false)).toEqual([]);
    expect((await told(true)).toSorted()).toEqual([
      `MW5091 fleet/${dublin} vpc.networkACLs[0].id`,
      `MW5091 fleet/${dublin} vpc.routeTables[1].id`,
    ]);
  });

  test("a group that is nobody's, once", async () => {
    await ofCluster(
      "securityGroups:\n  controlPlane: [{id: sg-01aaaaaaaaaaaaaaa}]\n  nodes:\n    - id: sg-02aaaaaaaaaaaaaaa\n      inbound:\n        - {securityGroups: [sg-09aaaaaaaaaaaaaaa, sg-01aaaaaaaaaaaaaaa]}\n        - {securityGroups: [sg-09aaaaaaaaaaaaaaa]}\n",
    );
    expect(await told(false)).toEqual([]);
    expect(await told(true)).toEqual([`MW5092 fleet/${dublin} securityGroups.nodes[0].inbound[0].securityGroups[0]`]);
  });

  test("zones that no name is in, of VPCs that no cluster is in", async () => {
    await ofConnectivity(
      "  privateZones:\n    - {name: k8s.shop.example, vpcs: [vpc-0aaaaaaaaaaaaaaaa, vpc-09aaaaaaaaaaaaaaa]}\n    - {name: s.shop.example, vpcs: []}\n",
    );
    expect(await told(false)).toEqual([]);
    expect((await told(true)).toSorted()).toEqual([
      "MW5091 fleet/mesh.yaml connectivity.privateZones[1].name",
      "MW5092 fleet/mesh.yaml connectivity.privateZones[0].vpcs[1]",
    ]);
  });

  test("a gateway where no cluster is, and a hop on no way", async () => {
    await ofConnectivity(
      '  transitGateways: [{region: eu-north-1, account: "111122223333"}]\n  hops: [{name: inspection}]\n',
    );
    expect(await told(true)).toEqual([
      "MW5091 fleet/mesh.yaml connectivity.transitGateways[0].region",
      "MW5091 fleet/mesh.yaml connectivity.hops[0].name",
    ]);
  });

  test("an API server that has no name", async () => {
    await change(dublin, "https://dublin.k8s.shop.example", "https://10.64.0.10:6443")(folder());
    expect(await told(false)).toEqual([]);
    expect(await told(true)).toEqual([`MW5092 fleet/${dublin} apiServer.endpoint`]);
  });
});
