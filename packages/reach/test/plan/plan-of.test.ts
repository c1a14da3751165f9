import { describe, expect, test } from "vitest";
import { planOf } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11, account: "444455556666" });
const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });

const keys = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key);

test("nothing is planned where somebody else makes the network", () => {
  const plan = planOf(networkFleet([dublin, ohio], { management: "external" }));
  expect(Object.values(plan).flat()).toEqual([]);
});

describe("over Transit Gateways", () => {
  const plan = planOf(networkFleet([dublin, cork, ohio]));

  test("each VPC has one attachment, with a subnet in each of its zones, and one table for each group", () => {
    expect(plan.transitGateways).toMatchObject([
      { key: "eu-west-1", asn: 64_512, sharedWith: ["444455556666"] },
      { key: "us-east-2", asn: 64_513, sharedWith: [] },
    ]);
    expect(plan.attachments).toMatchObject([
      { key: "cork", account: "444455556666", subnets: [0, 1, 2].map((zone) => idAt("subnet", 11, zone)) },
      { key: "dublin", transitGateway: "eu-west-1", routeTable: "eu-west-1/group/default" },
      { key: "ohio", transitGateway: "us-east-2", routeTable: "us-east-2/group/default" },
    ]);
    expect(plan.transitGatewayPeerings).toEqual([{ key: "eu-west-1/us-east-2", regions: ["eu-west-1", "us-east-2"] }]);
  });

  test("a group's table learns from attachments of its region, and is told of other regions; that of peerings learns", () => {
    expect(plan.transitGatewayRouteTables).toEqual([
      {
        key: "eu-west-1/group/default",
        transitGateway: "eu-west-1",
        associations: ["cork", "dublin"],
        peeringAssociations: [],
        propagations: ["cork", "dublin"],
        routes: [{ destination: "10.20.0.0/16", peering: "eu-west-1/us-east-2", clusters: ["ohio"] }],
      },
      {
        key: "eu-west-1/peerings",
        transitGateway: "eu-west-1",
        associations: [],
        peeringAssociations: ["eu-west-1/us-east-2"],
        propagations: ["cork", "dublin"],
        routes: [],
      },
      {
        key: "us-east-2/group/default",
        transitGateway: "us-east-2",
        associations: ["ohio"],
        peeringAssociations: [],
        propagations: [],
        routes: [
          { destination: "10.10.0.0/16", peering: "eu-west-1/us-east-2", clusters: ["dublin"] },
          { destination: "10.11.0.0/16", peering: "eu-west-1/us-east-2", clusters: ["cork"] },
        ],
      },
      {
        key: "us-east-2/peerings",
        transitGateway: "us-east-2",
        associations: [],
        peeringAssociations: ["eu-west-1/us-east-2"],
        propagations: ["ohio"],
        routes: [],
      },
    ]);
  });

  test("every route table leads to every peer", () => {
    expect(keys(plan.routes)).toEqual(
      [
        [10, 11],
        [10, 20],
        [11, 10],
        [11, 20],
        [20, 10],
        [20, 11],
      ].map(([from = 0, to = 0]) => `${idAt("rtb", from)}/10.${to}.0.0/16`),
    );
  });
});

test("a peering is asked for by the first of two names, and routes lead over it both ways", () => {
  const plan = planOf(networkFleet([dublin, cork], { kind: "vpc-peering", transitGateways: [] }));
  expect(plan.peerings).toEqual([{ key: "cork/dublin", requester: "cork", accepter: "dublin" }]);
  expect(plan.routes.map(({ key, over }) => [key, over.key])).toEqual([
    [`${idAt("rtb", 10)}/10.11.0.0/16`, "cork/dublin"],
    [`${idAt("rtb", 11)}/10.10.0.0/16`, "cork/dublin"],
  ]);
  expect([...plan.transitGateways, ...plan.attachments]).toEqual([]);
});

describe("by ACK", () => {
  const kerry = networkCluster({ name: "kerry", region: "eu-west-1", site: 12 });
  const ack = {
    management: "ack",
    ack: { cluster: "dublin", namespace: "ack-system", ownsRouteTables: true },
  } as const;
  const gateway = { region: "eu-west-1", account: "111122223333", id: idAt("tgw", 10) };
  const table = idAt("tgw-rtb", 10);

  test("each new attachment comes into the table of its gateway, and nobody's rules are touched", () => {
    const plan = planOf(networkFleet([dublin, kerry], ack));
    expect(plan.transitGatewayRouteTables).toEqual([
      {
        key: "eu-west-1/default",
        transitGateway: "eu-west-1",
        associations: ["dublin", "kerry"],
        peeringAssociations: [],
        propagations: ["dublin", "kerry"],
        routes: [],
      },
    ]);
    expect(plan.attachments.map(({ routeTable }) => routeTable)).toEqual(["eu-west-1/default", "eu-west-1/default"]);
    expect(keys(plan.routes)).toEqual([`${idAt("rtb", 10)}/10.12.0.0/16`, `${idAt("rtb", 12)}/10.10.0.0/16`]);
    expect(plan.securityGroupRules).toEqual([]);
    expect(plan.transitGatewayPeerings).toEqual([]);
  });

  test("attachments that are there stay as they are; a gateway that tells another table tells this one nothing", () => {
    const attachment = {
      id: idAt("tgw-attach", 10),
      to: "vpc",
      vpc: dublin.vpc.id,
      routeTable: table,
      state: "available",
    } as const;
    const plan = (propagation: string) =>
      planOf(
        networkFleet([dublin, kerry], {
          ...ack,
          transitGateways: [
            { ...gateway, attachments: [attachment], defaultRouteTables: { association: table, propagation } },
          ],
        }),
      );
    expect(plan(table).transitGatewayRouteTables).toMatchObject([
      { key: table, id: table, associations: ["kerry"], propagations: ["kerry"] },
    ]);
    expect(plan(idAt("tgw-rtb", 11)).transitGatewayRouteTables).toMatchObject([{ propagations: [] }]);
  });
});
