import { kinds } from "@meshwright/findings";
import { printedRouteTable } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { first, imported, place, vpc } from "./shop-import.ts";

test.each([
  {
    title: "of a gateway is told of, for the fleet has no word for it",
    gateway: "vgw-0a1b2c3d4e5f60718",
    isTold: true,
  },
  { title: "of nothing but subnets needs no word", gateway: undefined, isTold: false },
])("a route table $title", ({ gateway, isTold }) => {
  const table = printedRouteTable(place, { id: "rtb-0eeeb2c3d4e5f6a7b", vpc, cidrs: first.vpc.cidrs, routes: [] });
  const Associations = gateway === undefined ? [] : [{ Main: false, GatewayId: gateway }];
  const { findings } = imported({
    "tables.json": {
      RouteTables: [
        { ...table, Associations },
        printedRouteTable(place, {
          id: "rtb-0aaab2c3d4e5f6a7b",
          vpc,
          cidrs: first.vpc.cidrs,
          routes: [],
          isMain: true,
        }),
      ],
    },
  });
  const told = findings.filter(({ code }) => code === kinds.inexpressible.code).map(({ message }) => message);
  expect(told.some((message) => message.includes("rtb-0eeeb2c3d4e5f6a7b") && message.includes(String(gateway)))).toBe(
    isTold,
  );
});
