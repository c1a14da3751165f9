export type { OrderRow } from "./describe-order.ts";
export type { RenderedFolder } from "./render.ts";
export { describeOrder } from "./describe-order.ts";
export { printYaml } from "./print-yaml.ts";
export { renderCluster, renderFleet } from "./render.ts";
export { fleetApps } from "./synth.ts";
