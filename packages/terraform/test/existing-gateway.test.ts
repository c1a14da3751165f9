import { describe, expect, test } from "vitest";
import type { Fleet, Json, JsonObject, TransitGateway } from "@meshwright/model";
import { terraformFiles, terraformNetworkOf } from "@meshwright/terraform";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";

const owner = "111122223333";
const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });
const kerry = networkCluster({ name: "kerry", region: "eu-west-1", site: 12, account: "444455556666" });
const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });

/** As AWS makes gateways by default: one table, into which each new attachment is put and told. */
const table = idAt("tgw-rtb", 1);
const there: TransitGateway = {
  region: "eu-west-1",
  account: owner,
  id: idAt("tgw", 1),
  defaultRouteTables: { association: table, propagation: table },
  attachments: [
    {
      id: idAt("tgw-attach", 10),
      to: "vpc",
      vpc: dublin.vpc.id,
      subnets: dublin.vpc.subnets.map(({ id }) => id),
      routeTable: table,
      state: "available",
    },
  ],
  routeTables: [{ id: table, routes: [] }],
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function resource(fleet: Fleet, address: string): JsonObject {
  const [type = "", name = ""] = address.split(".");
  const network = terraformNetworkOf(fleet);
  const files = (network && terraformFiles(network)?.files) ?? new Map<string, JsonObject>();
  for (const { resource: all } of files.values()) {
    const ofType = isObject(all) ? all[type] : undefined;
    const found = isObject(ofType) ? ofType[name] : undefined;
    if (isObject(found)) return found;
  }
  throw new Error(`no ${address}`);
}

describe("a gateway that is there, with a default route table", () => {
  const fleet = networkFleet([dublin, cork, kerry], { transitGateways: [there] });
  const isLeft = { ignore_changes: ["transit_gateway_default_route_table_propagation"] };

  // The provider reads a propagation into the default table as the argument that says true, and would take it back.
  test("is told new attachments by resources that the attachments do not undo", () => {
    expect(
      resource(fleet, `aws_ec2_transit_gateway_route_table_propagation.${table}_cork`)[
        "transit_gateway_route_table_id"
      ],
    ).toBe(table);
    expect(resource(fleet, "aws_ec2_transit_gateway_vpc_attachment.cork")["lifecycle"]).toMatchObject(isLeft);
    // Only the owner of the gateway says anything of its tables.
    expect(resource(fleet, "aws_ec2_transit_gateway_vpc_attachment_accepter.kerry")["lifecycle"]).toMatchObject(isLeft);
    expect(resource(fleet, "aws_ec2_transit_gateway_vpc_attachment.kerry")["lifecycle"]).not.toMatchObject(isLeft);
  });

  test("of one that is made nothing is left out of sight", () => {
    const made = networkFleet([dublin, cork]);
    expect(resource(made, "aws_ec2_transit_gateway_vpc_attachment.cork")["lifecycle"]).toEqual({
      prevent_destroy: true,
    });
  });
});

describe("a peering of gateways", () => {
  const far: TransitGateway = { region: "us-east-2", account: owner, id: idAt("tgw", 2) };
  const peering = {
    id: idAt("tgw-attach", 99),
    to: "peering",
    transitGateway: far.id ?? "",
    state: "available",
  } as const;
  const association = "aws_ec2_transit_gateway_route_table_association.eu-west-1_us-east-2_eu-west-1";

  test("that is made leaves the default table", () => {
    const fleet = networkFleet([dublin, ohio], { transitGateways: [there, far] });
    expect(resource(fleet, association)["replace_existing_association"]).toBe(true);
  });

  test("that is there is taken out of no table that the fleet does not know", () => {
    const known = { ...there, attachments: [...(there.attachments ?? []), peering] };
    const fleet = networkFleet([dublin, ohio], { transitGateways: [known, far] });
    expect(resource(fleet, association)).not.toHaveProperty("replace_existing_association");
  });
});
