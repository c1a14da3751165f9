import { describe, expect, test } from "vitest";
import type { Cluster, Connectivity, Route } from "@meshwright/model";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { problemsOf } from "./problems.ts";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });
const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });

const ofPlan = new Set(["MW5035", "MW5036", "MW5037"]);

const found = (clusters: readonly Cluster[], connectivity: Partial<Connectivity> = {}): readonly string[] =>
  problemsOf(networkFleet(clusters, connectivity))
    .filter(([code]) => ofPlan.has(code))
    .map(([code, place]) => `${code} ${place}`);

const withRoute = (cluster: Cluster, route: Route): Cluster => ({
  ...cluster,
  vpc: {
    ...cluster.vpc,
    routeTables: (cluster.vpc.routeTables ?? []).map((table) => ({ ...table, routes: [...table.routes, route] })),
  },
});

const without = ({ securityGroups: _, ...cluster }: Cluster): Cluster => cluster;

describe("what Terraform cannot do without", () => {
  test("a gateway for each region that has clusters on one", () => {
    const transitGateways = [{ region: "eu-west-1", account: "111122223333" }];
    expect(found([dublin, cork, ohio], { transitGateways })).toEqual(["MW5035 mesh connectivity transitGateways"]);
    expect(found([dublin, cork, ohio], { transitGateways: [], kind: "vpc-peering" })).toEqual([]);
  });

  test("security groups of every cluster with peers", () => {
    expect(found([without(dublin), cork])).toEqual(["MW5035 dublin securityGroups"]);
    expect(found([without(dublin), { ...cork, peerGroup: "alone" }])).toEqual([]);
  });

  test("a role, where it works in several accounts", () => {
    const clusters = [dublin, { ...cork, account: "444455556666" }];
    expect(found(clusters)).toEqual(["MW5035 mesh connectivity terraform"]);
    expect(found(clusters, { terraform: { role: "network/meshwright" } })).toEqual([]);
  });

  test("a role, where it makes roles of IAM in another account, or destroys what it made there", () => {
    const alone = { ...cork, account: "444455556666", peerGroup: "alone" };
    const place = ["MW5035 mesh connectivity terraform"];
    expect(found([dublin, alone])).toEqual([]);
    expect(found([dublin, alone], { terraform: { iam: true } })).toEqual(place);
    const formerSites = [{ account: "444455556666", region: "eu-west-1" }];
    expect(found([dublin, ohio], { terraform: { formerSites } })).toEqual(place);
  });

  test("nothing of it where somebody else makes the network", () => {
    const clusters = [without(dublin), { ...ohio, account: "444455556666" }];
    expect(found(clusters, { management: "external", transitGateways: [] })).toEqual([]);
  });
});

describe("a route for the addresses of a peer", () => {
  const route = { destination: "10.11.0.0/16", target: idAt("pcx", 7), state: "active" } as const;
  const place = "MW5036 dublin vpc routeTables 0 routes 1";

  test("that leads elsewhere, or to what is gone, is in the way", () => {
    expect(found([withRoute(dublin, route), cork])).toEqual([place]);
    const transitGateways = [{ region: "eu-west-1", account: "111122223333", id: idAt("tgw", 1) }];
    const gone = { ...route, target: idAt("tgw", 1), state: "blackhole" } as const;
    expect(found([withRoute(dublin, gone), cork], { transitGateways })).toEqual([place]);
  });

  test("that leads to the gateway that is there is no problem, nor is a wider one", () => {
    const transitGateways = [{ region: "eu-west-1", account: "111122223333", id: idAt("tgw", 1) }];
    expect(found([withRoute(dublin, { ...route, target: idAt("tgw", 1) }), cork], { transitGateways })).toEqual([]);
    expect(found([withRoute(dublin, { ...route, destination: "10.0.0.0/8" }), cork])).toEqual([]);
  });
});

describe("one table for the addresses of two clusters", () => {
  const twin = (name: string, region: string, peerGroup: string): Cluster => ({
    ...networkCluster({ name, region, site: 10 }),
    vpc: { ...networkCluster({ name, region, site: 10 }).vpc, id: idAt("vpc", 99) },
    peerGroup,
  });
  const [far, near] = [
    { ...ohio, peerGroup: "second" },
    { ...networkCluster({ name: "oregon", region: "us-west-2", site: 21 }), peerGroup: "first" },
  ];

  test("groups on one gateway are apart, but for what comes over peerings", () => {
    const first = { ...dublin, peerGroup: "first" };
    const second = twin("dundalk", "eu-west-1", "second");
    const kerry = { ...networkCluster({ name: "kerry", region: "eu-west-1", site: 12 }), peerGroup: "second" };
    expect(found([first, { ...cork, peerGroup: "first" }, second, kerry])).toEqual([]);
    expect(found([first, near, second, far])).toEqual(["MW5037 dundalk vpc cidrs"]);
  });

  test("two peers of one cluster are not", () => {
    const apart = [dublin, twin("dundalk", "us-east-2", "default"), cork].map((cluster) => ({
      ...cluster,
      network: cluster.name,
    }));
    expect(found(apart, { kind: "vpc-peering" })).toEqual(["MW5037 dundalk vpc cidrs"]);
  });
});
