import { describe, expect, test } from "vitest";
import type { Cluster, Fleet } from "@meshwright/model";
import { networkCluster, networkFleet } from "@meshwright/testkit";
import { treeOf } from "./tree.ts";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });
const kerry = networkCluster({ name: "kerry", region: "eu-west-1", site: 12 });

const regions = ["eu-west-1", "us-east-2"];
const fleetOf = (clusters: readonly Cluster[]): Fleet =>
  networkFleet(clusters, { transitGateways: regions.map((region) => ({ region, account: "111122223333" })) });

const networkIn = (fleet: Fleet): ReadonlyMap<string, string> =>
  new Map([...treeOf(fleet)].filter(([path]) => path.startsWith("_fleet/network/")));

describe("the network of a fleet", () => {
  const files = networkIn(fleetOf([dublin, ohio]));

  test("lies in the fleet's folder, as files of Terraform and a page", () => {
    expect([...files.keys()].map((path) => path.replace("_fleet/network/", ""))).toEqual([
      "README.md",
      "cluster-dublin.tf.json",
      "cluster-ohio.tf.json",
      "pair-dublin_ohio.tf.json",
      "providers.tf.json",
      "transit-gateway-eu-west-1.tf.json",
      "transit-gateway-peering-eu-west-1_us-east-2.tf.json",
      "transit-gateway-us-east-2.tf.json",
      "versions.tf.json",
    ]);
  });

  test("is written in one style", () => {
    for (const [path, text] of files)
      if (path.endsWith(".json")) expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  test("gets files of a cluster that joins, and those that are there say what they said", () => {
    const before = networkIn(fleetOf([dublin, ohio, cork]));
    const grown = networkIn(fleetOf([dublin, ohio, cork, kerry]));
    expect([...before].filter(([path, text]) => grown.get(path) !== text)).toEqual([]);
    // Its own, and one with each of its peers.
    expect(grown.size - before.size).toBe(4);
  });

  test("is made of nothing secret", () => {
    for (const text of files.values()) expect(text).not.toMatch(/secret|password|token|PRIVATE KEY|AKIA/i);
  });
});

test("nothing is written where somebody else makes the network", () => {
  const fleet = networkFleet([dublin, ohio], { management: "external" });
  expect([...networkIn(fleet)]).toEqual([]);
});
