import type { Fleet } from "@meshwright/model";
import { appOf, workloadOf } from "./apps.ts";
import { certificates } from "./certificates.ts";
import { harbourApps } from "./harbour-apps.ts";
import { harbourFleet, harbourMesh } from "./harbour-fleet.ts";
import { shopCluster, sites } from "./shop-fleet.ts";

const [ferry, quay] = harbourFleet.clusters;
if (ferry === undefined || quay === undefined) throw new Error("the harbour has two clusters");
const { releases, iam } = quay;

/** Ships call the tower from both sides of the lock. */
const ships = appOf("ships", ["quay", "lock"], {
  workloads: [workloadOf("bridge", { calls: [{ app: "tower", workload: "radar", port: "http" }] })],
});

/**
 * Four clusters of three networks: `ferry` and `quay` share the basin, `lock` and `mole` have one each. `mole` has the pods'
 * addresses of `lock`, which only gateways make possible.
 */
export const mixedFleet: Fleet = {
  mesh: { ...harbourMesh, connectivity: { ...harbourMesh.connectivity, model: "mixed" } },
  clusters: [
    { ...ferry, network: "basin" },
    { ...quay, network: "basin" },
    shopCluster(
      { ...sites.tokyo, name: "lock", certificateAuthority: certificates.clusterA },
      {
        network: "lock",
        releases,
        iam,
        podCIDRs: ["100.64.0.0/16"],
        podNetworking: {
          kind: "vpc-cni",
          externalSNAT: false,
          excludeSNATCIDRs: [],
          customNetworking: true,
          prefixDelegation: false,
        },
      },
    ),
    shopCluster(
      { name: "mole", region: "eu-central-1", site: 40, certificateAuthority: certificates.clusterB },
      { network: "mole", releases, iam, podCIDRs: ["100.64.0.0/16"], podNetworking: { kind: "overlay" } },
    ),
  ],
  apps: [...harbourApps, ships],
};
