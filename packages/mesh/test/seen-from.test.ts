import { accessCallerOf } from "@meshwright/cert-manager";
import { settle } from "@meshwright/kit";
import type { Cluster, Fleet } from "@meshwright/model";
import { signedBy } from "@meshwright/model";
import { ackFleet, shopCluster, sites } from "@meshwright/testkit";
import { App } from "cdk8s";
import fc from "fast-check";
import { expect, test } from "vitest";
import { accessOfCluster } from "../src/access.ts";
import { clusterComponents } from "../src/cluster-components.ts";
import { fleetSeenFrom } from "../src/seen-from.ts";
import { fleets } from "./random-fleets.ts";

const bodies = (fleet: Fleet, cluster: Cluster) =>
  settle(cluster.name, clusterComponents(new App({ outdir: "dist" }), fleet, cluster)).map(({ id, needs, parts }) => ({
    id,
    needs,
    parts: parts.map(({ body, wave }) => ({ body, wave })),
  }));

/** What is made of the fleet beside objects: documents of the cluster, and what those of the fleet need of it. */
const access = (fleet: Fleet, cluster: Cluster) => ({
  documents: accessOfCluster(fleet, cluster),
  caller: accessCallerOf(fleet, cluster),
});

/** The clusters of a fleet, in one peer group or in one each, and a third that calls and is called like the first. */
const grouped = fc
  .record({
    fleet: fleets,
    isApart: fc.boolean(),
    thirdGroup: fc.constantFrom("default", "third"),
    holder: fc.constantFrom(undefined, "dublin", "tokyo"),
  })
  .map(({ fleet, isApart, thirdGroup, holder }): Fleet => ({
    ...fleet,
    mesh: {
      ...fleet.mesh,
      certificateAuthority: {
        ...fleet.mesh.certificateAuthority,
        ...(holder !== undefined && { issuer: { kind: "self-signed", cluster: holder } }),
      },
    },
    clusters: [
      ...fleet.clusters.map((one) => (isApart ? { ...one, peerGroup: one.name } : one)),
      shopCluster(sites.tokyo, { peerGroup: thirdGroup }),
    ],
    apps: fleet.apps.map((app, index) => (index === 0 ? { ...app, clusters: [...app.clusters, "tokyo"] } : app)),
  }));

test("what a cluster sees of its fleet is all that its components look at", () => {
  fc.assert(
    fc.property(grouped, (fleet) => {
      for (const cluster of fleet.clusters)
        expect(bodies(fleetSeenFrom(fleet, cluster), cluster)).toEqual(bodies(fleet, cluster));
    }),
    { numRuns: 30 },
  );
});

test("what a cluster sees of its fleet is all that its access follows from", () => {
  fc.assert(
    fc.property(grouped, (fleet) => {
      for (const cluster of fleet.clusters)
        expect(access(fleetSeenFrom(fleet, cluster), cluster)).toEqual(access(fleet, cluster));
    }),
    { numRuns: 30 },
  );
});

test("a cluster sees nothing of a cluster that is no peer, and for which it does not sign", () => {
  fc.assert(
    fc.property(grouped, (fleet) => {
      const [first, ...others] = fleet.clusters;
      if (first === undefined) throw new Error("the fleet has clusters");
      const edited = { ...fleet, clusters: [{ ...first, toolbox: "registry.shop.example/k8s:edited" }, ...others] };
      for (const cluster of others) {
        const isSeen = cluster.peerGroup === first.peerGroup || signedBy(fleet.mesh, [first], cluster).length > 0;
        const [before, after] = [fleet, edited].map((one) => JSON.stringify(fleetSeenFrom(one, cluster)));
        expect(before === after).toBe(!isSeen);
      }
    }),
    { numRuns: 30 },
  );
});

test("seen from what it sees, a fleet is the same", () => {
  fc.assert(
    fc.property(grouped, (fleet) => {
      for (const cluster of fleet.clusters) {
        const seen = fleetSeenFrom(fleet, cluster);
        expect(fleetSeenFrom(seen, cluster)).toEqual(seen);
      }
    }),
    { numRuns: 20 },
  );
});

test("the cluster that makes the network of all sees all, and the others see their own", () => {
  const fleet = {
    ...ackFleet,
    clusters: ackFleet.clusters.map((one) => ({ ...one, peerGroup: one.name === "galway" ? "west" : "east" })),
  };
  const names = (name: string) =>
    fleet.clusters
      .filter((one) => one.name === name)
      .map((one) => fleetSeenFrom(fleet, one).clusters.map((seen) => seen.name));
  expect([names("dublin"), names("cork")]).toEqual([[["cork", "dublin", "galway"]], [["cork", "dublin"]]]);
  for (const cluster of fleet.clusters)
    expect(bodies(fleetSeenFrom(fleet, cluster), cluster)).toEqual(bodies(fleet, cluster));
});
