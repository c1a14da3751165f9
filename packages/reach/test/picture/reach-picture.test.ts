import type { Cluster, Fleet } from "@meshwright/model";
import type { PortNeed } from "@meshwright/reach";
import { reachPicture, stopReasons } from "@meshwright/reach";
import { shopCluster, shopFleet, shopMesh, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";

const [dublin, ohio, tokyo] = [shopCluster(sites.dublin), shopCluster(sites.ohio), shopCluster(sites.tokyo)];

const withConnectivity = (changes: Partial<Fleet["mesh"]["connectivity"]>, clusters: readonly Cluster[]): Fleet => ({
  ...shopFleet,
  mesh: { ...shopMesh, connectivity: { ...shopMesh.connectivity, ...changes } },
  clusters,
});

const lineOf = ({ cluster, direction, other = "itself", flow, from, to, ports }: PortNeed): string =>
  `${cluster} ${direction} ${other} ${flow} ${from} ${to} ${ports.map((port) => port.from).join(",")}`;

describe("the port matrix", () => {
  const { ports } = reachPicture({ ...shopFleet, clusters: [dublin, ohio, { ...tokyo, peerGroup: "alone" }] });
  const lines = ports.map(lineOf);

  test("has what peers need of a cluster, and what it needs of them", () => {
    expect(lines.filter((line) => line.startsWith("dublin inbound"))).toEqual([
      "dublin inbound ohio api-server pods control-plane 443",
      "dublin inbound ohio hbone pods pods 15008",
    ]);
    expect(lines.filter((line) => line.startsWith("dublin outbound ohio"))).toEqual([
      "dublin outbound ohio api-server pods control-plane 443",
      "dublin outbound ohio hbone pods pods 15008",
    ]);
  });

  test("has nothing between clusters of different peer groups", () => {
    expect(lines.filter((line) => /^tokyo (in|out)bound (dublin|ohio)/.test(line))).toEqual([]);
    expect(lines).toContain("tokyo within itself istiod-webhook control-plane pods 15017");
  });

  test("names whom controllers call outside", () => {
    expect(lines.filter((line) => line.startsWith("dublin outbound") && line.includes("outside"))).toEqual([
      "dublin outbound registry of images outside nodes outside 443",
      "dublin outbound acm-pca.eu-west-1 outside pods outside 443",
      "dublin outbound secretsmanager.eu-west-1 outside pods outside 443",
    ]);
    const irsa = { ...dublin, iam: { ...dublin.iam, identity: "irsa" as const } };
    const needs = reachPicture({ ...shopFleet, clusters: [irsa] }).ports.map(lineOf);
    expect(needs).toContain("dublin outbound sts.eu-west-1 outside pods outside 443");
  });
});

describe("what joins two clusters", () => {
  const over = (fleet: Fleet) => reachPicture(fleet).connections.map((one) => [one.between, one.over, one.mtu]);

  test("is named where the fleet names it", () => {
    const id = "pcx-0a1b2c3d4e5f60718";
    const between = ["dublin", "ohio"] as const;
    const connection = { between, kind: "vpc-peering", id, state: "active", hops: ["inspection"] } as const;
    const hops = [{ name: "inspection", targets: [], mtu: 1500 }];
    expect(over(withConnectivity({ connections: [connection], hops }, [dublin, ohio]))).toEqual([
      [["dublin", "ohio"], "pcx-0a1b2c3d4e5f60718 — inspection", 1500],
    ]);
  });

  test("is to be made where meshwright makes it", () => {
    const region = { region: "eu-west-1", account: "111122223333" };
    const made = withConnectivity({ management: "terraform", transitGateways: [region] }, [
      dublin,
      { ...ohio, region: "eu-west-1" },
    ]);
    expect(over(made)).toEqual([[["dublin", "ohio"], "Transit Gateway of eu-west-1, to be made", 8500]]);
  });

  test("is not made up where nobody has said it", () => {
    expect(over(shopFleet)).toEqual([[["dublin", "ohio"], "a Transit Gateway that nobody has named", 8500]]);
    expect(over(withConnectivity({ kind: "private" }, [dublin, ohio]))).toEqual([
      [["dublin", "ohio"], "a link of somebody else", undefined],
    ]);
    expect(over(withConnectivity({ kind: "vpc-peering" }, [dublin, ohio]))).toEqual([
      [["dublin", "ohio"], "a VPC peering that nobody has named", 8500],
    ]);
  });
});

test("every ordered pair is there, and every cluster in itself, with a verdict of each flow", () => {
  const { pairs, own } = reachPicture({ ...shopFleet, clusters: [dublin, ohio, tokyo] });
  expect(pairs.map(({ from, to }) => `${from} ${to}`)).toEqual([
    "dublin ohio",
    "dublin tokyo",
    "ohio dublin",
    "ohio tokyo",
    "tokyo dublin",
    "tokyo ohio",
  ]);
  expect(own.map(({ cluster }) => cluster)).toEqual(["dublin", "ohio", "tokyo"]);
  const verdicts = [...pairs, ...own].flatMap(({ flows }) => flows.map(({ verdict }) => verdict));
  // Of this fleet nobody has said anything: only what leaves no node is known.
  expect(new Set(verdicts.map(({ is }) => is))).toEqual(new Set(["unknown", "allowed"]));
  expect(verdicts.filter(({ is }) => is === "allowed")).toHaveLength(3);
});

test("the reasons are sorted", () => {
  expect(stopReasons).toEqual(stopReasons.toSorted());
});
