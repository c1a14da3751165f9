export type { Delivered } from "./delivered.ts";
export { deliverCluster } from "./argocd/cluster.ts";
export { writtenBody } from "./delivered.ts";
export { deliverFleet } from "./argocd/fleet.ts";
export { gateName } from "./gate-job.ts";
