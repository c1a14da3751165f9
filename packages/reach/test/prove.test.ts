import type { Cluster, Fleet } from "@meshwright/model";
import type { ReachProblem } from "@meshwright/reach";
import { proveReach, reachRules } from "@meshwright/reach";
import { shopCluster, shopFleet, shopMesh, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";

const [dublin, ohio] = [shopCluster(sites.dublin), shopCluster(sites.ohio)];

const told = (fleet: Fleet): readonly string[] =>
  proveReach(fleet)
    .filter(({ code }) => code >= "MW5011" && code <= "MW5019")
    .map(shown);

const shown = ({ code, level, cluster = "mesh", keyPath, pairs }: ReachProblem): string =>
  [code, level, cluster, keyPath.join("."), ...pairs.map((pair) => pair.join(">"))].join(" ");

const withDublin = (changes: Partial<Cluster>): Fleet => ({
  ...shopFleet,
  clusters: [{ ...dublin, ...changes }, ohio],
});

test("of a fleet that says nothing of its network, each cluster is told once what is missing", () => {
  expect(told(shopFleet)).toEqual([
    "MW5014 info ohio apiServer.access dublin>ohio ohio>dublin",
    "MW5014 info dublin podNetworking dublin>ohio ohio>dublin",
  ]);
});

test("nobody is flat with an overlay", () => {
  expect(told(withDublin({ podNetworking: { kind: "overlay" } }))).toContain(
    "MW5012 error dublin podNetworking ohio>dublin",
  );
});

test("a cluster whose VPC resolves no private zones does not find its own API server", () => {
  const access = { private: true, public: false, publicAccessCIDRs: [] };
  const endpoint = "https://4F1C9A27D83B5E60.gr7.eu-west-1.eks.amazonaws.com";
  const fleet = withDublin({
    apiServer: { ...dublin.apiServer, endpoint, access },
    vpc: { ...dublin.vpc, dns: { support: true, hostnames: false } },
  });
  expect(told(fleet)).toContain("MW5013 error dublin vpc.dns");
});

test("a name in a private zone is found only from VPCs that the zone is associated with", () => {
  const access = { private: true, public: false, publicAccessCIDRs: [] };
  const fleet = {
    ...withDublin({ apiServer: { ...dublin.apiServer, access } }),
    mesh: {
      ...shopMesh,
      connectivity: {
        ...shopMesh.connectivity,
        privateZones: [{ name: "eks.shop.example", vpcs: [dublin.vpc.id] }],
      },
    },
  };
  expect(told(fleet)).toContain("MW5011 error mesh connectivity.privateZones ohio>dublin");
});

describe("the rules", () => {
  test("are sorted by name, and each has another one", () => {
    const names = reachRules.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  test("say in a sentence what holds when they find nothing", () => {
    for (const { summary } of reachRules) expect(summary).toMatch(/^[A-Z].*[^.]$/);
  });
});
