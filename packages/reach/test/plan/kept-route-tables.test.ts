import { expect, test } from "vitest";
import { keptRouteTables, planOf } from "@meshwright/reach";
import { ackFleet, idAt, newAckFleet } from "@meshwright/testkit";
import type { Fleet } from "@meshwright/model";

const kept = (fleet: Fleet) => keptRouteTables(fleet, planOf(fleet));

test("a table that is kept holds what it has, and routes over what has an id", () => {
  const routes = (site: number, ...others: readonly (readonly [string, string])[]) => ({
    id: idAt("rtb", site),
    routes: [["0.0.0.0/0", idAt("nat", site)], ...others].map(([destination, target]) => ({ destination, target })),
  });
  const [gateway, peering] = [idAt("tgw", 10), idAt("pcx", 11)];
  expect(kept(ackFleet)).toMatchObject([
    routes(10, ["10.11.0.0/16", gateway], ["10.12.0.0/16", gateway]),
    routes(11, ["10.10.0.0/16", gateway], ["10.12.0.0/16", peering]),
    routes(12, ["10.10.0.0/16", gateway], ["10.11.0.0/16", peering]),
  ]);
});

test("no table is kept before there is an id to lead to", () => expect(kept(newAckFleet)).toEqual([]));

test("a table stays kept when the fleet says of its routes that they are there", () => {
  const tables = kept(ackFleet);
  const told: Fleet = {
    ...ackFleet,
    clusters: ackFleet.clusters.map((cluster) => ({
      ...cluster,
      vpc: {
        ...cluster.vpc,
        routeTables: tables
          .filter(({ vpc }) => vpc === cluster.vpc.id)
          .map(({ id, routes }) => ({ id, routes: routes.map((route) => ({ ...route, state: "active" as const })) })),
      },
    })),
  };
  expect(planOf(told).routes).toEqual([]);
  expect(kept(told)).toEqual(tables);
});
