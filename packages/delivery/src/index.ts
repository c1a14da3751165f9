export type { Delivered } from "./delivered.ts";
export { deliverCluster, linksFolder } from "./argocd/cluster.ts";
export { deliverFleet } from "./argocd/fleet.ts";
export { gateName } from "./gate-job.ts";
