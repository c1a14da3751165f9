import type { Cluster, Fleet } from "@meshwright/model";
import { shopCluster, shopFleet, shopMesh, sites } from "./shop-fleet.ts";

const { releases } = shopCluster(sites.dublin);
const ready = (family: "cert-manager" | "external-secrets") => ({ ...releases[family], install: false });
const readyMade: Partial<Cluster> = {
  releases: { ...releases, "cert-manager": ready("cert-manager"), "external-secrets": ready("external-secrets") },
};

/** Clusters that have cert-manager and External Secrets already. */
export const readyMadeFleet: Fleet = {
  ...shopFleet,
  mesh: shopMesh,
  clusters: [shopCluster(sites.dublin, readyMade), shopCluster(sites.ohio, readyMade)],
};
