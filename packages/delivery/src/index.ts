export type { Delivered } from "./delivered.ts";
export { deliverCluster } from "./cluster.ts";
export { writtenBody } from "./delivered.ts";
export { deliverFleet } from "./fleet.ts";
export { gateName } from "./gate-job.ts";
