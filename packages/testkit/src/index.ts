export { certificates } from "./certificates.ts";
export { shopCluster, shopFleet, shopMesh, sites } from "./shop-fleet.ts";
