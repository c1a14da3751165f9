import type { Fleet } from "@meshwright/model";
import { appOf, portOf, shopCluster, shopMesh, sites, workloadOf } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { clientTitle, expectedCalls, runsOf, serverTitle } from "../src/index.ts";

const clusters = [shopCluster(sites.dublin), shopCluster(sites.ohio)];
const till = workloadOf("till", { ports: [portOf("http", 80)] });
const clerk = workloadOf("clerk", { calls: [{ app: "shop", workload: "till", port: "http" }] });

const fleetOf = (apps: Fleet["apps"], count = 2): Fleet => ({
  mesh: shopMesh,
  clusters: clusters.slice(0, count),
  apps,
});

/** `client > server: outcome by clusters`, of the first cluster. */
const rows = (fleet: Fleet): readonly string[] => {
  const [first] = fleet.clusters;
  return first === undefined
    ? []
    : expectedCalls(fleet, first).map(
        ({ client, server, expected, answering }) =>
          `${clientTitle(client)} > ${serverTitle(server)}: ${expected} by ${answering.join("+")}`,
      );
};

describe("what is expected", () => {
  test.each([
    { title: "STRICT", shop: {}, expected: ["answers", "refused"] },
    { title: "PERMISSIVE", shop: { mtls: "PERMISSIVE" as const }, expected: ["answers", "answers"] },
    { title: "no sidecar", shop: { injection: { by: "none" as const } }, expected: ["answers", "answers"] },
    {
      title: "PERMISSIVE with authorization",
      shop: { mtls: "PERMISSIVE" as const, authorization: { principals: [] } },
      expected: ["answers", "denied"],
    },
    {
      title: "STRICT with authorization",
      shop: { authorization: { principals: [] } },
      expected: ["answers", "refused"],
    },
  ])("of callers and of strangers: $title", ({ shop, expected }) => {
    const fleet = fleetOf([
      appOf("shop", ["dublin"], { workloads: [till], ...shop }),
      appOf("stock", ["dublin"], { workloads: [clerk] }),
    ]);
    expect(rows(fleet)).toEqual([
      `stock/clerk > shop/till:80: ${expected[0]} by dublin`,
      `stranger > shop/till:80: ${expected[1]} by dublin`,
    ]);
  });

  test("a port may differ from its namespace", () => {
    const open = workloadOf("till", {
      ports: [portOf("http", 80), portOf("http-metrics", 90, { mtls: "PERMISSIVE" })],
    });
    expect(rows(fleetOf([appOf("shop", ["dublin"], { workloads: [open] })]))).toEqual([
      "stranger > shop/till:80: refused by dublin",
      "stranger > shop/till:90: answers by dublin",
    ]);
  });

  test("pods of all peers answer a caller with a sidecar, and only those of its own cluster anybody else", () => {
    const fleet = fleetOf([
      appOf("shop", ["dublin", "ohio"], { mtls: "PERMISSIVE", workloads: [till] }),
      appOf("stock", ["dublin"], { workloads: [clerk] }),
    ]);
    expect(rows(fleet)).toEqual([
      "stock/clerk > shop/till:80: answers by dublin+ohio",
      "stranger > shop/till:80: answers by dublin",
    ]);
  });

  test("a fleet of one cluster has no calls across clusters", () => {
    const fleet = fleetOf([appOf("shop", ["dublin"], { workloads: [till, clerk] })], 1);
    expect(rows(fleet)).toEqual([
      "shop/clerk > shop/till:80: answers by dublin",
      "stranger > shop/till:80: refused by dublin",
    ]);
  });
});

test("what can be run now is what there is to verify", () => {
  const [dublin] = clusters;
  const names = (apps: Fleet["apps"]) =>
    dublin === undefined
      ? []
      : runsOf(expectedCalls(fleetOf(apps), dublin)).map(({ namespace, cronJob }) => `${namespace}/${cronJob}`);
  expect(names([])).toEqual(["meshwright-verify/mesh"]);
  expect(names([appOf("shop", ["dublin"], { workloads: [till, clerk] })])).toEqual([
    "meshwright-verify/mesh",
    "meshwright-verify/plaintext-shop",
    "shop/verify-clerk",
  ]);
});

test("a gateway is looked for in the subnets for load balancers, and in the whole VPC where none is said to be", () => {
  const [dublin, ohio] = clusters;
  if (dublin === undefined || ohio === undefined) throw new Error("the shop has two clusters");
  const peer = (use: "nodes" | "load-balancers") => ({
    ...ohio,
    network: "ohio",
    vpc: { ...ohio.vpc, subnets: ohio.vpc.subnets.map((subnet) => ({ ...subnet, uses: [use] })) },
  });
  const apps = [appOf("shop", ["dublin", "ohio"], { workloads: [till, clerk] })];
  const addresses = (other: (typeof clusters)[number]) =>
    expectedCalls({ mesh: shopMesh, clusters: [dublin, other], apps }, dublin).flatMap(({ gateways }) => gateways);
  expect(addresses(peer("nodes"))).toContainEqual({ cluster: "ohio", addresses: ohio.vpc.cidrs });
  expect(addresses(peer("load-balancers"))).toContainEqual({
    cluster: "ohio",
    addresses: ohio.vpc.subnets.map(({ cidr }) => cidr),
  });
});
