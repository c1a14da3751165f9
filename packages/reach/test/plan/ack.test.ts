import { describe, expect, test } from "vitest";
import type { Fleet, TransitGateway } from "@meshwright/model";
import { proveReach } from "@meshwright/reach";
import { ackFleet, idAt, newAckFleet } from "@meshwright/testkit";

const open = [{ protocol: "all", cidrs: ["10.0.0.0/8"], securityGroups: [] }] as const;

/** Somebody has opened the security groups, which ACK leaves alone. */
const opened = (fleet: Fleet): Fleet => ({
  ...fleet,
  clusters: fleet.clusters.map((cluster) => {
    const { controlPlane = [], nodes = [] } = cluster.securityGroups ?? {};
    const inbound = (groups: typeof nodes) => groups.map((group) => ({ ...group, inbound: open }));
    return { ...cluster, securityGroups: { controlPlane: inbound(controlPlane), nodes: inbound(nodes) } };
  }),
});

const withGateway = (fleet: Fleet, changes: Partial<TransitGateway>): Fleet => {
  const { mesh } = fleet;
  const { connectivity } = mesh;
  const transitGateways = connectivity.transitGateways.map((gateway) => ({ ...gateway, ...changes }));
  return { ...fleet, mesh: { ...mesh, connectivity: { ...connectivity, transitGateways } } };
};

const errors = (fleet: Fleet) =>
  proveReach(fleet).flatMap(({ code, level, cluster, keyPath }) =>
    level === "error" ? [`${code} ${cluster ?? "mesh"} ${keyPath.join(".")}`] : [],
  );

describe("what ACK makes", () => {
  test.each([
    ["from nothing", newAckFleet],
    ["on a gateway that is there", ackFleet],
  ])("%s reaches, once somebody has opened the security groups", (_name, fleet) => {
    expect(errors(opened(fleet))).toEqual([]);
    // Nothing else is found before: ACK is given no rules.
    const found = errors(fleet);
    expect(found).not.toEqual([]);
    expect(found.filter((one) => !one.includes("securityGroups."))).toEqual([]);
  });

  test("does not reach where the gateway tells another table of new attachments", () => {
    const table = idAt("tgw-rtb", 10);
    const apart = withGateway(opened(ackFleet), {
      defaultRouteTables: { association: table, propagation: idAt("tgw-rtb", 11) },
    });
    expect(errors(apart)).not.toEqual([]);
  });
});
