import { kinds } from "@meshwright/findings";
import {
  printedAttachment,
  printedRoute,
  printedRouteTable,
  printedTransitGateway,
  printedTransitRoutes,
  printedTransitTable,
  printedVpcPeering,
} from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { first, imported, other, place, second, table, vpc } from "./shop-import.ts";

const peering = (id: string, code?: string) =>
  printedVpcPeering(
    id,
    { ...place, vpc, cidr: first.vpc.cidrs[0] ?? "" },
    { ...other, vpc: second.vpc.id, cidr: second.vpc.cidrs[0] ?? "" },
    code,
  );
const routed = (target: Readonly<Record<string, unknown>>) => ({
  RouteTables: [
    printedRouteTable(place, {
      id: table,
      vpc,
      cidrs: first.vpc.cidrs,
      isMain: true,
      routes: [printedRoute("10.0.0.0/8", target)],
    }),
  ],
});
const between = [first.name, second.name].toSorted();

describe("VPC peerings", () => {
  const id = "pcx-0c1d2e3f4a5b6c7d8";
  const used = routed({ VpcPeeringConnectionId: id });

  test("that are in use between clusters are connections of the fleet", () => {
    const { aws, codes } = imported(
      { "peerings.json": { VpcPeeringConnections: [peering(id, "pending-acceptance")] }, "tables.json": used },
      { said: { connectivity: { kind: "transit-gateway" } } },
    );
    expect(aws("connectivity.connections")).toEqual({
      between,
      kind: "vpc-peering",
      id,
      state: "pending-acceptance",
    });
    expect(codes).toEqual([]);
  });

  test.each([
    { title: "that no route uses", outputs: { "peerings.json": { VpcPeeringConnections: [peering(id)] } }, told: true },
    {
      title: "of which there are two between the same clusters",
      outputs: {
        "peerings.json": { VpcPeeringConnections: [peering(id), peering("pcx-0d1d2e3f4a5b6c7d8")] },
        "tables.json": used,
      },
      told: true,
    },
    {
      title: "that are gone",
      outputs: { "peerings.json": { VpcPeeringConnections: [peering(id, "deleted")] }, "tables.json": used },
      told: false,
    },
  ])("$title are left out", ({ outputs, told }) => {
    const { aws, codes } = imported(outputs, { said: { connectivity: { kind: "transit-gateway" } } });
    expect(aws("connectivity.connections")).toBeUndefined();
    expect(codes).toEqual(told ? [kinds.strangerInOutput.code] : []);
  });

  test("are not taken over where meshwright is to make them", () => {
    const { aws } = imported(
      { "peerings.json": { VpcPeeringConnections: [peering(id)] }, "tables.json": used },
      {
        connectivity: { kind: "vpc-peering", management: "terraform" },
        said: { connectivity: { kind: "vpc-peering" } },
      },
    );
    expect(aws("connectivity.connections")).toBeUndefined();
  });

  test("that join other VPCs than the fleet says are not those of the pair", () => {
    const pair = [first.name, second.name].toSorted();
    const [one = "", two = ""] = pair;
    const stray = printedVpcPeering(
      id,
      { ...place, vpc, cidr: first.vpc.cidrs[0] ?? "" },
      { ...other, vpc: "vpc-0c7c31e58d9f24b60", cidr: "10.99.0.0/16" },
    );
    const connection = { between: [one, two] as const, kind: "vpc-peering" as const, id, state: "active", hops: [] };
    const world = {
      connectivity: { kind: "vpc-peering" as const, connections: [connection] },
      said: { connectivity: { kind: "vpc-peering", connections: [{ between: pair, id }] } },
    };
    const changes = (...peerings: readonly unknown[]) =>
      imported({ "peerings.json": { VpcPeeringConnections: peerings }, "tables.json": used }, world)
        .differences.filter(({ file }) => file === "mesh.yaml")
        .map(({ keyPath, aws }) => [keyPath.join("."), aws]);
    expect(changes(stray)).toEqual([["connectivity.connections.0.id", undefined]]);
    const right = "pcx-0d1d2e3f4a5b6c7d8";
    expect(changes(stray, peering(right))).toEqual([["connectivity.connections.0.id", right]]);
  });
});

describe("Transit Gateways", () => {
  const [one, two] = ["tgw-0a44c1d2e3f4a5b6c", "tgw-0b44c1d2e3f4a5b6c"];
  const rtb = "tgw-rtb-0a55c1d2e3f4a5b6c";
  const attachments = ["tgw-attach-0a77c1d2e3f4a5b6c", "tgw-attach-0b77c1d2e3f4a5b6c"];
  const attached = (gateway: string, id: string) =>
    printedAttachment({ id, gateway, owner: place.account, type: "vpc", resource: vpc, table: rtb });
  const said = { connectivity: { kind: "transit-gateway" } };

  test("of which two of a region are attached are left to a person", () => {
    const { aws, codes } = imported(
      {
        "gateways.json": { TransitGateways: [printedTransitGateway(place, one), printedTransitGateway(place, two)] },
        "attachments.json": {
          TransitGatewayAttachments: [attached(one, attachments[0] ?? ""), attached(two, attachments[1] ?? "")],
        },
      },
      { said },
    );
    expect(aws("connectivity.transitGateways")).toBeUndefined();
    expect(codes).toEqual([kinds.strangerInOutput.code]);
  });

  test("are filled without routes that nobody has told, and with the first of several attachments of a route", () => {
    const outputs = {
      "gateways.json": { TransitGateways: [printedTransitGateway(place, one)] },
      "attachments.json": { TransitGatewayAttachments: [attached(one, attachments[0] ?? "")] },
      "tables.json": { TransitGatewayRouteTables: [printedTransitTable(rtb, one)] },
    };
    const gateway = { region: place.region, account: place.account, id: one };
    expect(imported(outputs, { said }).aws("connectivity.transitGateways")).toEqual({
      ...gateway,
      attachments: [{ id: attachments[0], to: "vpc", vpc, routeTable: rtb }],
      defaultRouteTables: {},
    });
    const routes = printedTransitRoutes([
      { cidr: "10.0.0.0/8", attachment: attachments[1] ?? "" },
      { cidr: "2001:db8::/32" },
    ]);
    const several = JSON.stringify(routes).replace(
      '"TransitGatewayAttachments":[',
      `"TransitGatewayAttachments":[{"TransitGatewayAttachmentId":"${attachments[0]}"},`,
    );
    const { aws, codes } = imported({ ...outputs, [`${rtb}.json`]: JSON.parse(several) }, { said });
    expect(aws("connectivity.transitGateways")).toMatchObject({
      routeTables: [
        { id: rtb, routes: [{ destination: "10.0.0.0/8", attachment: attachments[0], origin: "propagated" }] },
      ],
    });
    expect(codes).toEqual([kinds.inexpressible.code]);
  });

  test("have the routes of a prefix list one by one, and lead nowhere where they are blackholes", () => {
    const outputs = {
      "gateways.json": { TransitGateways: [printedTransitGateway(place, one)] },
      "attachments.json": { TransitGatewayAttachments: [attached(one, attachments[0] ?? "")] },
      "tables.json": { TransitGatewayRouteTables: [printedTransitTable(rtb, one)] },
    };
    const [attachment = ""] = attachments;
    const TransitGatewayAttachments = [{ TransitGatewayAttachmentId: attachment, ResourceType: "vpc" }];
    const PrefixListId = "pl-0a1b2c3d4e5f60718";
    const route = { Type: "static", State: "active", TransitGatewayAttachments };
    const { aws, codes } = imported(
      {
        ...outputs,
        [`${rtb}.json`]: {
          Routes: [
            { ...route, DestinationCidrBlock: "10.20.0.0/16", PrefixListId },
            { Type: "static", State: "blackhole", DestinationCidrBlock: "10.20.64.0/18", PrefixListId },
            { ...route, State: "blackhole", DestinationCidrBlock: "10.30.0.0/16" },
          ],
        },
      },
      { said },
    );
    expect(aws("connectivity.transitGateways")).toMatchObject({
      routeTables: [
        {
          id: rtb,
          routes: [
            { destination: "10.20.0.0/16", attachment },
            { destination: "10.20.64.0/18", state: "blackhole" },
            { destination: "10.30.0.0/16", state: "blackhole" },
          ],
        },
      ],
    });
    expect(JSON.stringify(aws("connectivity.transitGateways"))).toContain(
      '{"destination":"10.30.0.0/16","state":"blackhole"}',
    );
    expect(codes).toEqual([]);
  });
});
