import type { Cluster, Route, SecurityGroupRule } from "@meshwright/model";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { problemsOf } from "./problems.ts";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });

const found = (cluster: Cluster): readonly string[] =>
  problemsOf(networkFleet([cluster])).map(([code, place]) => `${code} ${place}`);

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const hosts = (count: number): readonly string[] =>
  many(count, (at) => `172.16.${Math.trunc(at / 256)}.${at % 256}/32`);

const routed = (count: number, target: (index: number) => string): Cluster => {
  const routes = hosts(count).map((destination, at): Route => ({ destination, target: target(at), state: "active" }));
  return { ...dublin, vpc: { ...dublin.vpc, routeTables: [{ id: idAt("rtb", 10), routes }] } };
};

const grouped = (groups: number, rule: SecurityGroupRule): Cluster => ({
  ...dublin,
  securityGroups: {
    controlPlane: [{ id: idAt("sg", 10, 0), inbound: [], outbound: [] }],
    nodes: many(groups, (at) => ({ id: idAt("sg", 10, at + 1), inbound: at === 0 ? [rule] : [], outbound: [] })),
  },
});

const rule = (count: number): SecurityGroupRule => ({ protocol: "tcp", cidrs: hosts(count), securityGroups: [] });

describe("at the bound nothing is told, above it the quota, above the hard one an error", () => {
  test.each([
    [500, []],
    [501, ["MW5024 dublin vpc routeTables 0"]],
    [1000, ["MW5024 dublin vpc routeTables 0"]],
    [1001, ["MW5025 dublin vpc routeTables 0"]],
  ])("%i routes in a route table", (count, codes) => {
    expect(found(routed(count, () => idAt("nat", 10)))).toEqual(codes);
  });

  test.each([
    [50, []],
    [51, ["MW5024 dublin vpc id"]],
    [125, ["MW5024 dublin vpc id"]],
    [126, ["MW5025 dublin vpc id"]],
  ])("%i peerings, as far as routes lead to them", (count, codes) => {
    expect(found(routed(count, (at) => idAt("pcx", at)))).toEqual(codes);
  });

  test.each([
    [60, []],
    [61, ["MW5024 dublin securityGroups nodes 0"]],
    [1000, ["MW5024 dublin securityGroups nodes 0"]],
    [1001, ["MW5025 dublin securityGroups nodes 0"]],
  ])("%i rules in a security group: each CIDR is one", (count, codes) => {
    expect(found(grouped(1, rule(count)))).toEqual(codes);
  });

  test.each([
    [4, ["MW5024 dublin securityGroups nodes 0"]],
    [5, ["MW5024 dublin securityGroups nodes 0", "MW5025 dublin securityGroups nodes"]],
  ])("%i groups on an interface with 250 rules in one of them", (count, codes) => {
    expect(found(grouped(count, rule(250)))).toEqual(codes);
  });
});

test("a Transit Gateway has a route table for each peer group: of twenty one too many with that of peerings", () => {
  const fleet = (groups: number) =>
    networkFleet(
      many(groups * 2, (at) =>
        networkCluster(
          { name: `quay-${at}`, region: at % 2 === 0 ? "eu-west-1" : "us-east-2", site: at + 1 },
          { peerGroup: `group-${Math.trunc(at / 2)}` },
        ),
      ),
    );
  expect(problemsOf(fleet(19))).toEqual([]);
  const problems = problemsOf(fleet(20));
  expect(problems.map(([code, place]) => `${code} ${place}`)).toEqual([
    "MW5024 mesh connectivity transitGateways 0",
    "MW5024 mesh connectivity transitGateways 1",
  ]);
  expect(problems[0]?.[2]).toMatch(/: 21\. AWS allows 20 unless .*"Transit gateway route tables per transit gateway"/);
});
