import { kinds } from "@meshwright/findings";
import type { SecurityGroup } from "@meshwright/model";
import {
  printedAcl,
  printedAclEntry,
  printedGroup,
  printedInstance,
  printedPermission,
  printedRouteTable,
  printedSubnet,
} from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { first, imported, place, table, vpc } from "./shop-import.ts";

const [subnet] = first.vpc.subnets;
const subnetId = subnet?.id ?? "";
const [clusterGroup, nodeGroup, database] = ["sg-0a1122334455667aa", "sg-0a8899aabbccddee1", "sg-0a99aabbccddeeff1"];
const groups = (id: string): readonly SecurityGroup[] => [{ id }];
const cluster = { securityGroups: { controlPlane: groups(clusterGroup), nodes: groups(nodeGroup) } };
const said = { securityGroups: { controlPlane: [{ id: clusterGroup }], nodes: [{ id: nodeGroup }] } };

const nodes = (...sets: readonly (readonly string[])[]) => ({
  Reservations: sets.map((each, index) => ({
    Instances: [
      printedInstance({ id: `i-0${index}c1d2e3f4a5b6c7d`, vpc, subnet: subnetId, cluster: first.name, groups: each }),
    ],
  })),
});
const group = (...inbound: Parameters<typeof printedPermission>[0][]) => ({
  SecurityGroups: [printedGroup(place, { id: nodeGroup, vpc, inbound: inbound.map(printedPermission) })],
});

describe("security groups", () => {
  test("of nodes are those that all of them have", () => {
    const { aws, codes } = imported({ "instances.json": nodes([nodeGroup, database], [nodeGroup]) }, { cluster, said });
    expect(aws("securityGroups.nodes")).toBeUndefined();
    expect(codes).toEqual([kinds.inexpressible.code]);
    const changed = imported({ "instances.json": nodes([database]) }, { cluster, said });
    expect(
      changed.differences.map(({ keyPath, fleet, aws: value }) => [keyPath.join("."), fleet, value]),
    ).toContainEqual(["securityGroups.nodes", undefined, { id: database }]);
  });

  test("of nodes that have none in common stay as the fleet says them", () => {
    const { aws, codes } = imported({ "instances.json": nodes([nodeGroup], [database]) }, { cluster, said });
    expect(aws("securityGroups.nodes")).toBeUndefined();
    expect(codes).toEqual([kinds.inexpressible.code]);
  });

  test("may let the same through in more rules than AWS has", () => {
    const rule = (cidr: string) => ({ protocol: "tcp", ports: "443", cidrs: [cidr] });
    const inbound = ["10.20.0.0/16", "10.10.0.0/16"].map((cidr) => ({
      protocol: "tcp" as const,
      ports: { from: 443, to: 443 },
      cidrs: [cidr],
      securityGroups: [],
    }));
    const world = {
      cluster: { securityGroups: { ...cluster.securityGroups, nodes: [{ id: nodeGroup, inbound, outbound: [] }] } },
      said: {
        securityGroups: {
          ...said.securityGroups,
          nodes: [{ id: nodeGroup, inbound: [rule("10.20.0.0/16"), rule("10.10.0.0/16")] }],
        },
      },
    };
    const inAws = { protocol: "tcp", ports: [443, 443] as const, cidrs: ["10.10.0.0/16", "10.20.0.0/16"] };
    const same = imported({ "groups.json": group(inAws) }, world);
    expect(same.differences.filter(({ keyPath }) => keyPath.includes("inbound"))).toEqual([]);
    const more = imported({ "groups.json": group({ ...inAws, cidrs: [...inAws.cidrs, "10.30.0.0/16"] }) }, world);
    expect(more.aws("securityGroups.nodes.0.inbound")).toEqual({
      protocol: "tcp",
      ports: "443",
      cidrs: ["10.30.0.0/16"],
    });
  });

  test("say what a fleet can say, and of the rest that it is there", () => {
    const printed = JSON.stringify(
      group(
        { protocol: "50", cidrs: ["10.0.0.0/8"] },
        { protocol: "icmp", ports: [8, -1], cidrs: ["10.0.0.0/8"] },
        { protocol: "tcp", ports: [0, 65_535], cidrs: ["10.0.0.0/8"] },
        { protocol: "tcp", ports: [443, 443] },
      ),
    );
    const lists = printed.replace(
      /"PrefixListIds":\[\](?=\}\])/,
      '"PrefixListIds":[{"PrefixListId":"pl-0c1d2e3f4a5b6c7d8"}]',
    );
    const { aws, findings } = imported({ "groups.json": JSON.parse(lists) }, { cluster, said });
    expect(aws("securityGroups.nodes.0.inbound")).toEqual([
      { protocol: "icmp", cidrs: ["10.0.0.0/8"] },
      { protocol: "tcp", cidrs: ["10.0.0.0/8"] },
    ]);
    const left = findings.filter(({ code }) => code === kinds.inexpressible.code).map(({ message }) => message);
    expect(left).toHaveLength(2);
    expect(left.join(" ")).toMatch(/pl-0c1d2e3f4a5b6c7d8.*50|50.*pl-0c1d2e3f4a5b6c7d8/);
  });
});

describe("network ACLs", () => {
  const network = (entries?: readonly Readonly<Record<string, unknown>>[]) => ({
    "subnets.json": { Subnets: [printedSubnet(place, { id: subnetId, vpc, zone: "a", cidr: subnet?.cidr ?? "" })] },
    "tables.json": {
      RouteTables: [printedRouteTable(place, { id: table, vpc, cidrs: first.vpc.cidrs, isMain: true, routes: [] })],
    },
    "acls.json": {
      NetworkAcls: [
        printedAcl(place, { id: "acl-0a1029384756abcde", vpc, subnets: [subnetId], ...(entries && { entries }) }),
      ],
    },
  });
  const inFleet = {
    vpc: { id: vpc, cidrs: first.vpc.cidrs, subnets: [{ ...subnet }], routeTables: [{ id: table, routes: [] }] },
  };

  test("that let everything through are not listed", () => {
    expect(imported(network(), { said: inFleet }).differences.filter(({ keyPath }) => keyPath[0] === "vpc")).toEqual(
      [],
    );
  });

  test("are listed where they refuse everything in one direction", () => {
    const shut = [true, false].map((egress) =>
      printedAclEntry({ number: 100, egress, action: egress ? "allow" : "deny" }),
    );
    const { aws } = imported(network(shut), { said: inFleet });
    expect(aws("vpc.subnets.0.networkACL")).toBe("acl-0a1029384756abcde");
  });

  test("are listed where somebody has changed the default one", () => {
    const closed = [true, false].flatMap((egress) => [
      printedAclEntry({ number: 50, egress, action: "deny", protocol: "17" }),
      printedAclEntry({ number: 100, egress }),
    ]);
    const { aws } = imported(network(closed), { said: inFleet });
    expect(aws("vpc.subnets.0.networkACL")).toBe("acl-0a1029384756abcde");
    expect(aws("vpc.networkACLs")).toMatchObject({
      inbound: [
        { number: 50, action: "deny", protocol: "udp" },
        { number: 100, action: "allow" },
      ],
    });
  });
});
