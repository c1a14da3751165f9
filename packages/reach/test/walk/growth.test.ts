import type { Fleet } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Network } from "@meshwright/reach";
import { flowsBetween, groundOf, networkOf, planOf, walk } from "@meshwright/reach";
import { networkCluster, networkFleet } from "@meshwright/testkit";
import { expect, test } from "vitest";

/** Counts what is looked up in it; who goes through all of it looks up all of it. */
class Counting<V> extends Map<string, V> {
  readonly count: () => void;

  constructor(entries: Iterable<readonly [string, V]>, count: () => void) {
    super();
    for (const [key, value] of entries) super.set(key, value);
    this.count = count;
  }
  override get(key: string): V | undefined {
    this.count();
    return super.get(key);
  }
  override *values(): MapIterator<V> {
    for (const value of super.values()) {
      this.count();
      yield value;
    }
  }
}

function counted(network: Network, count: () => void): Network {
  return {
    ...network,
    vpcs: new Counting(
      [...network.vpcs].map(
        ([id, vpc]) => [id, { ...vpc, routeTables: new Counting(vpc.routeTables, count) }] as const,
      ),
      count,
    ),
    transitGateways: new Counting(network.transitGateways, count),
    peerings: new Counting(network.peerings, count),
  };
}

const fleetOf = (groups: number, kind: "transit-gateway" | "vpc-peering"): Fleet =>
  networkFleet(
    Array.from({ length: groups * 5 }, (_, at) =>
      networkCluster(
        { name: `quay-${at}`, region: "eu-west-1", site: at + 1 },
        { peerGroup: `group-${Math.trunc(at / 5)}` },
      ),
    ),
    { kind },
  );

/** How often one ordered pair of peers looks something up, on average. */
function lookUps(fleet: Fleet): number {
  let count = 0;
  let pairs = 0;
  const network = counted(networkOf(fleet, planOf(fleet)), () => (count += 1));
  const ground = groundOf(fleet, network);
  for (const from of fleet.clusters)
    for (const to of peersOf(fleet.clusters, from)) {
      pairs += 1;
      for (const flow of flowsBetween(fleet, from, to)) walk(ground, flow);
    }
  return count / pairs;
}

test.each(["transit-gateway", "vpc-peering"] as const)(
  "a pair of peers over %s costs the same, however many peer groups there are",
  (kind) => {
    const few = lookUps(fleetOf(2, kind));
    expect(few).toBeGreaterThan(5);
    expect(lookUps(fleetOf(8, kind))).toBe(few);
  },
);
