import type { Cluster, Connectivity, Fleet } from "@meshwright/model";
import { networkRules } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { problemsOf } from "./problems.ts";

const dublin = { name: "dublin", region: "eu-west-1", site: 10 };
const cork = { name: "cork", region: "eu-west-1", site: 11 };
const ohio = { name: "ohio", region: "us-east-2", site: 20 };

const fleetOf = (clusters: readonly Cluster[], connectivity: Partial<Connectivity> = {}): Fleet =>
  networkFleet(clusters, connectivity);

const found = (fleet: Fleet): readonly string[] => problemsOf(fleet).map(([code, place]) => `${code} ${place}`);

const apart = (cluster: Cluster, changes: Partial<Cluster> = {}): Cluster => ({
  ...cluster,
  network: cluster.name,
  ...changes,
});

test("the rules are sorted, and say what holds", () => {
  const names = networkRules.map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
  expect(new Set(names).size).toBe(names.length);
  expect(networkRules.filter(({ summary }) => !/^[A-Z].*[^.]$/.test(summary))).toEqual([]);
});

test("a network that is as it should be has no problems", () => {
  const clusters = [dublin, cork, ohio].map((site) => networkCluster(site));
  expect(found(fleetOf(clusters))).toEqual([]);
  expect(found(fleetOf(clusters, { kind: "vpc-peering" }))).toEqual([]);
});

describe("addresses", () => {
  const secondary = (cluster: Cluster): Cluster =>
    apart(cluster, { vpc: { ...cluster.vpc, cidrs: [...cluster.vpc.cidrs, "100.64.0.0/16"] } });
  const twins = [secondary(networkCluster(cork)), secondary(networkCluster(dublin))];

  test("AWS makes no peering of VPCs that overlap in addresses that nobody calls", () => {
    const [problem, ...others] = problemsOf(fleetOf(twins, { model: "gateways", kind: "vpc-peering" }));
    expect(problem?.slice(0, 2)).toEqual(["MW5020", "dublin vpc cidrs 1"]);
    expect(problem?.[2]).toContain("100.64.0.0/16 of cork overlaps 100.64.0.0/16 of dublin");
    expect(others).toEqual([]);
  });

  test("a Transit Gateway joins them", () => {
    expect(found(fleetOf(twins, { model: "gateways" }))).toEqual([]);
  });

  test("services where a peer's pods are, or its load balancers, or its control plane", () => {
    const clusters = [networkCluster(cork, { serviceCIDR: "10.0.0.0/12" }), networkCluster(dublin)];
    const problems = problemsOf(fleetOf(clusters));
    expect(problems.map(([code, place]) => `${code} ${place}`)).toEqual(["MW5021 cork serviceCIDR"]);
    expect(problems[0]?.[2]).toContain("addresses of the control plane of its peer dublin, 10.10.0.0/");
    const apartOnes = clusters.map((one) => apart(one));
    expect(found(fleetOf(apartOnes, { model: "gateways" }))).toEqual(["MW5021 cork serviceCIDR"]);
  });

  test("is told once, however many peers it meets", () => {
    const near = networkCluster({ name: "derry", region: "eu-west-1", site: 12 });
    const [problem, ...others] = problemsOf(
      fleetOf([networkCluster(cork, { serviceCIDR: "10.0.0.0/12" }), networkCluster(dublin), near]),
    );
    expect(problem?.[2]).toMatch(/its peer derry|and some of derry/);
    expect(others).toEqual([]);
  });

  test("an overlay where a peer's load balancers are", () => {
    const overlay = { podNetworking: { kind: "overlay" }, podCIDRs: ["10.10.0.0/17"] } as const;
    const clusters = [apart(networkCluster(cork), overlay), apart(networkCluster(dublin))];
    expect(new Set(found(fleetOf(clusters, { model: "gateways" })))).toEqual(new Set(["MW5021 cork podCIDRs 0"]));
  });
});

describe("MTU", () => {
  const acl = (cluster: Cluster, protocol: "tcp" | "all", more: Cluster["vpc"]["networkACLs"] = []): Cluster => {
    const rules = [{ number: 100, action: "allow", protocol, cidr: "10.0.0.0/8" }] as const;
    const id = idAt("acl", 10);
    return {
      ...cluster,
      vpc: {
        ...cluster.vpc,
        subnets: cluster.vpc.subnets.map((subnet) => ({ ...subnet, networkACL: id })),
        networkACLs: [{ id, inbound: rules, outbound: rules }, ...more],
      },
    };
  };

  test("a network ACL that refuses ICMP hides that a Transit Gateway takes 8500 bytes", () => {
    const problems = problemsOf(fleetOf([acl(networkCluster(dublin), "tcp"), networkCluster(cork)]));
    expect(problems.map(([code, place]) => `${code} ${place}`)).toEqual(["MW5026 dublin vpc networkACLs 0"]);
    expect(problems[0]?.[2]).toContain("8500 bytes (Transit Gateway)");
  });

  test("one that lets it through does not, nor one that no subnet has, nor a peering within a region", () => {
    expect(found(fleetOf([acl(networkCluster(dublin), "all"), networkCluster(cork)]))).toEqual([]);
    const unused = [{ id: idAt("acl", 10, 7), inbound: [], outbound: [] }];
    expect(found(fleetOf([acl(networkCluster(dublin), "all", unused), networkCluster(cork)]))).toEqual([]);
    const near = fleetOf([acl(networkCluster(dublin), "tcp"), networkCluster(cork)], { kind: "vpc-peering" });
    expect(found(near)).toEqual([]);
  });

  test("a peering across regions takes 8500 as well", () => {
    const far = fleetOf([acl(networkCluster(dublin), "tcp"), networkCluster(ohio)], { kind: "vpc-peering" });
    expect(found(far)).toEqual(["MW5026 dublin vpc networkACLs 0"]);
  });

  test("a link or a hop with smaller packets is told", () => {
    const clusters = [networkCluster(cork), networkCluster(dublin)];
    const connection = { between: ["cork", "dublin"], kind: "private", state: "active", hops: [] } as const;
    expect(found(fleetOf(clusters, { connections: [{ ...connection, mtu: 1500 }] }))).toEqual([
      "MW5027 mesh connectivity connections 0 mtu",
    ]);
    const hops = [{ name: "inspection", targets: [], mtu: 1400 }];
    const through = { ...connection, kind: "transit-gateway", hops: ["inspection"] } as const;
    expect(found(fleetOf(clusters, { connections: [through], hops }))).toEqual(["MW5027 mesh connectivity hops 0 mtu"]);
    expect(found(fleetOf(clusters, { connections: [connection] }))).toEqual([]);
  });
});
