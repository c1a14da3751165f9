import type { Cluster, Fleet } from "@meshwright/model";
import { describeOrder, examineFolder, validatorsWith } from "@meshwright/mesh";
import { findingLine } from "@meshwright/findings";
import { at, itemsAt } from "@meshwright/inventory";
import { loadSchemas } from "@meshwright/schemas";
import { harbourFleet, mixedFleet, shopCluster, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { foldersOf } from "./variants.ts";

const validate = validatorsWith(await loadSchemas({ compiler: true }));

/** By cluster, whom its gateway lets in; absent where it has none. */
function doors(fleet: Fleet): Readonly<Record<string, readonly unknown[]>> {
  const folders = foldersOf(fleet);
  expect(folders.flatMap((folder) => examineFolder(folder, { validate, fleet }).findings).map(findingLine)).toEqual([]);
  return Object.fromEntries(
    folders.flatMap(({ name, resources }) =>
      resources
        .filter(({ ref }) => ref.kind === "Service" && ref.name === "eastwest-gateway")
        .map(({ body }) => [name, itemsAt(at(body, "spec"), "loadBalancerSourceRanges")]),
    ),
  );
}

const [ferry, quay] = harbourFleet.clusters;
if (ferry === undefined || quay === undefined) throw new Error("the harbour has two clusters");
const lock: Cluster = { ...quay, ...shopCluster(sites.tokyo), name: "lock", network: "lock", releases: quay.releases };

test("peers read a cluster once its gateway can be found, and nothing else waits for that", () => {
  const waits = mixedFleet.clusters.flatMap((cluster) =>
    describeOrder(mixedFleet, cluster)
      .filter(({ needs }) => needs.some(({ text }) => text.includes("load balancer")))
      .map(({ unit, needs }) => [cluster.name, unit, needs.at(-1)]),
  );
  const need = {
    text: "Service istio-system/eastwest-gateway has a load balancer that DNS knows",
    unit: "65-gateways",
  };
  expect(waits).toEqual(["ferry", "quay", "lock", "mole"].map((name) => [name, "70-self", need]));
});

describe("east-west gateways", () => {
  test("of three clusters of three networks: one each, for the two others", () => {
    const fleet = { ...harbourFleet, clusters: [ferry, quay, { ...lock, iam: quay.iam }] };
    expect(doors(fleet)).toEqual({
      ferry: ["10.10.0.0/16", "10.30.0.0/16"],
      quay: ["10.20.0.0/16", "10.30.0.0/16"],
      lock: ["10.10.0.0/16", "10.20.0.0/16"],
    });
  });

  test("of a mixed fleet: where a peer has another network, and for those peers only", () => {
    const staging = ["buoy", "beacon"].map((name, index) =>
      shopCluster(
        { name, region: "eu-north-1", site: 60 + index, certificateAuthority: quay.apiServer.certificateAuthority },
        { network: "staging", peerGroup: "staging", releases: quay.releases, iam: quay.iam },
      ),
    );
    expect(doors({ ...mixedFleet, clusters: [...mixedFleet.clusters, ...staging] })).toEqual({
      ferry: ["10.30.0.0/20", "10.40.0.0/20"],
      quay: ["10.30.0.0/20", "10.40.0.0/20"],
      lock: ["10.10.0.0/16", "10.20.0.0/16", "10.40.0.0/20"],
      mole: ["10.10.0.0/16", "10.20.0.0/16", "10.30.0.0/20"],
    });
  });

  test("of a cluster without peers: none, for nobody would call it", () => {
    expect(doors({ ...harbourFleet, clusters: [quay], apps: [] })).toEqual({});
  });
});
