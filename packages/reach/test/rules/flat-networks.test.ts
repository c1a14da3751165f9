import type { Cluster, Fleet } from "@meshwright/model";
import { proveReach } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet, shopCluster, shopFleet, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";

const [dublin, ohio, tokyo] = [sites.dublin, sites.ohio, sites.tokyo].map((site) => shopCluster(site));
if (dublin === undefined || ohio === undefined || tokyo === undefined) throw new Error("three sites");

const overlay = (cluster: Cluster): Cluster => ({ ...cluster, podNetworking: { kind: "overlay" } });
const told = (fleet: Fleet) =>
  proveReach(fleet)
    .filter(({ code }) => code === "MW5101")
    .map(({ cluster, keyPath, pairs, tell }) => ({
      at: [cluster, ...keyPath].join("."),
      pairs: pairs.map((pair) => pair.join(" to ")),
      split: /in the model mixed: (.*)\.$/.exec(tell({ in: "fleet", file: "fleet", keyPath: [] }).message)?.[1],
    }));
const of = (...clusters: readonly Cluster[]): Fleet => ({ ...shopFleet, clusters });

describe("a network whose clusters do not all reach each other", () => {
  test("is told once, with the pairs that break it and a split that holds", () => {
    expect(told(of(dublin, overlay(ohio), tokyo))).toEqual([
      {
        at: "ohio.network",
        // The other way round pods have the address of their node.
        pairs: ["dublin to ohio", "tokyo to ohio"],
        split: "dublin and tokyo; ohio",
      },
    ]);
  });

  test("is one of peerings too: two that are joined to a third are not joined", () => {
    const clusters = ["dublin", "london", "paris"].map((name, index) =>
      networkCluster({ name, region: "eu-west-1", site: 10 + index }),
    );
    const asked = { between: ["dublin", "paris"], kind: "vpc-peering", hops: [], id: idAt("pcx", 1) } as const;
    const joined = (state: string) =>
      networkFleet(clusters, { kind: "vpc-peering", transitGateways: [], connections: [{ ...asked, state }] });
    expect(told(joined("pending-acceptance"))).toEqual([
      { at: "paris.network", pairs: ["dublin to paris", "paris to dublin"], split: "dublin and london; paris" },
    ]);
    expect(told(joined("active"))).toEqual([]);
  });

  test.each([
    ["of two clusters, of which the pair says all", of(dublin, overlay(ohio))],
    ["no two of which reach each other", of(overlay(dublin), overlay(ohio), overlay(tokyo))],
    ["that was split", of(dublin, { ...overlay(ohio), network: "ohio" }, tokyo)],
    ["in two peer groups", of(dublin, { ...overlay(ohio), peerGroup: "staging" }, tokyo)],
  ])("is none %s", (_, fleet) => {
    expect(told(fleet)).toEqual([]);
  });
});
