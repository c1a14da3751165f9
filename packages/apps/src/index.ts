export type { AppInClusterProps } from "./app-in-cluster.ts";
export { AppInCluster } from "./app-in-cluster.ts";
