import { expect, test } from "vitest";
import { networkOf, planOf } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });

test("what is planned stands beside what is declared", () => {
  const fleet = networkFleet([dublin, ohio]);
  const network = networkOf(fleet, planOf(fleet));
  const vpc = network.vpcs.get(idAt("vpc", 10));
  expect(vpc?.routeTables.get(idAt("rtb", 10))).toEqual({
    isWhole: true,
    all: [
      {
        destination: { first: 0, last: 0xffffffff, text: "0.0.0.0/0" },
        target: idAt("nat", 10),
        isBlackhole: false,
        origin: "declared",
      },
      expect.objectContaining({ target: "eu-west-1", origin: "planned" }),
    ],
  });
  expect(vpc?.securityGroups.get(idAt("sg", 10, 0))?.inbound.all).toContainEqual(
    expect.objectContaining({
      ports: { from: 443, to: 443 },
      ranges: [expect.objectContaining({ text: "10.20.0.0/16" })],
    }),
  );
  const gateway = network.transitGateways.get("eu-west-1");
  expect(gateway?.attachments).toEqual({
    isWhole: true,
    all: [
      expect.objectContaining({ id: "dublin", routeTable: "eu-west-1/group/default" }),
      expect.objectContaining({
        to: { kind: "peering", transitGateway: "us-east-2" },
        routeTable: "eu-west-1/peerings",
      }),
    ],
  });
  expect(gateway?.routeTables.get("eu-west-1/peerings")?.all).toEqual([
    expect.objectContaining({ attachment: "dublin", origin: "propagated" }),
  ]);
});

test("of a fleet that says nothing, nothing is whole", () => {
  const { routeTables: _, ...vpc } = dublin.vpc;
  const { securityGroups: __, ...silent } = dublin;
  const fleet = networkFleet([{ ...silent, vpc }, ohio], { management: "external", transitGateways: [] });
  const network = networkOf(fleet, planOf(fleet));
  expect(network.vpcs.get(vpc.id)?.routeTables.get(idAt("rtb", 10))).toEqual({ all: [], isWhole: false });
  expect(network.vpcs.get(vpc.id)?.securityGroups.size).toBe(0);
  expect(network.transitGateways.size).toBe(0);
});
