import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Fleet } from "@meshwright/model";
import type { Delivered } from "@meshwright/delivery";
import { deliverCluster } from "@meshwright/delivery";
import { settle } from "@meshwright/kit";
import { App } from "cdk8s";
import { clusterComponents } from "./cluster-components.ts";

/** One cluster as a cdk8s App: its objects, what delivers them, and where each is written. */
export interface ClusterApp {
  readonly app: App;
  readonly units: readonly SettledUnit[];
  readonly delivered: readonly Delivered[];
}

/** A cluster's units in their order, before anything is known of how they are delivered. */
export const clusterUnits = (
  fleet: Fleet,
  cluster: Cluster,
  app = new App({ outdir: "dist" }),
): readonly SettledUnit[] => settle(cluster.name, clusterComponents(app, fleet, cluster));

/** Builds and orders a cluster. One App per cluster: the cost of cdk8s grows faster than its number of charts. */
export function clusterApp(fleet: Fleet, cluster: Cluster, outdir = "dist"): ClusterApp {
  const app = new App({ outdir });
  const units = clusterUnits(fleet, cluster, app);
  return { app, units, delivered: deliverCluster(app, fleet.mesh, cluster, units) };
}
