export type { Delivered } from "./delivered.ts";
export type { ClusterOutline } from "./outline.ts";
export { deliverCluster } from "./cluster.ts";
export { crdSetOf } from "./crd-set.ts";
export { inFolder, writtenBody } from "./delivered.ts";
export { deliverFleet } from "./fleet.ts";
export { gateName } from "./gate-job.ts";
export { outlineOf } from "./outline.ts";
