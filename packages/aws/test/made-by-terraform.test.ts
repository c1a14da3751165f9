import { kinds } from "@meshwright/findings";
import type { Connectivity } from "@meshwright/model";
import { printedRoute, printedRouteTable, printedTransitGateway } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { first, imported, other, place, second, table, vpc } from "./shop-import.ts";

const gateway = "tgw-0a1b2c3d4e5f60718";
const group = "sg-0a1b2c3d4e5f60718";
const connectivity: Partial<Connectivity> = {
  management: "terraform",
  transitGateways: [
    { region: second.region, account: other.account },
    { region: first.region, account: place.account },
  ],
};
const cluster = { securityGroups: { controlPlane: [{ id: group }], nodes: [{ id: group }] } };
const peers = second.vpc.cidrs[0] ?? "";
const tagged = { Tags: [{ Key: "meshwright:mesh", Value: "shop" }] };

const gateways = (more: object) => ({
  TransitGateways: [{ ...printedTransitGateway(place, gateway), ...more }],
});
const tables = (destination: string, state?: string) => ({
  RouteTables: [
    printedRouteTable(place, {
      id: table,
      vpc,
      cidrs: first.vpc.cidrs,
      isMain: true,
      routes: [{ ...printedRoute(destination, { TransitGatewayId: gateway }), ...(state && { State: state }) }],
    }),
  ],
});
const groups = (description?: string) => ({
  SecurityGroups: [
    {
      GroupId: group,
      VpcId: vpc,
      OwnerId: place.account,
      GroupName: "nodes",
      IpPermissions: [
        {
          IpProtocol: "tcp",
          FromPort: 15_008,
          ToPort: 15_008,
          IpRanges: [{ CidrIp: peers, ...(description !== undefined && { Description: description }) }],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    },
  ],
});
/** All that the fleet is to say and does not. */
const offered = ({ differences }: ReturnType<typeof imported>): string => JSON.stringify(differences);
const told = (found: ReturnType<typeof imported>) => found.codes.includes(kinds.madeByTerraform.code);

describe("a route", () => {
  test.each([
    { title: "that is planned, over the mesh's gateway", gatewayOf: tagged, destination: peers, isMade: true },
    { title: "over somebody else's gateway", gatewayOf: {}, destination: peers, isMade: false },
    { title: "that nobody plans", gatewayOf: tagged, destination: "10.99.0.0/16", isMade: false },
    { title: "that leads nowhere any more", gatewayOf: tagged, destination: peers, state: "blackhole", isMade: false },
  ])("$title: left out: $isMade", ({ gatewayOf, destination, state, isMade }) => {
    const found = imported(
      { "gateways.json": gateways(gatewayOf), "tables.json": tables(destination, state) },
      { connectivity, cluster },
    );
    const route = `"destination":"${destination}","target":"${gateway}"`;
    expect(offered(found).includes(route)).toBe(!isMade);
    expect(told(found)).toBe(gatewayOf === tagged);
  });

  test("of a network that somebody else makes is taken over", () => {
    const found = imported({ "gateways.json": gateways(tagged), "tables.json": tables(peers) });
    expect(offered(found)).toContain(`"target":"${gateway}"`);
    expect(told(found)).toBe(false);
  });
});

describe("a rule of a security group", () => {
  test.each([
    { description: "Mesh shop: hbone from ohio", isMade: true },
    { description: "Mesh shopping: hbone from ohio", isMade: false },
    { description: "opened by hand", isMade: false },
    { description: undefined, isMade: false },
  ])("described as $description: left out: $isMade", ({ description, isMade }) => {
    const found = imported({ "groups.json": groups(description) }, { connectivity, cluster });
    expect(offered(found).includes("15008")).toBe(!isMade);
    expect(told(found)).toBe(isMade);
  });
});
