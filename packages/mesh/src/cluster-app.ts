import type { RenderedCharts } from "@meshwright/charts";
import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Fleet } from "@meshwright/model";
import type { Delivered } from "@meshwright/delivery";
import { deliverCluster } from "@meshwright/delivery";
import { settle } from "@meshwright/kit";
import { App } from "cdk8s";
import { clusterComponents } from "./cluster-components.ts";
import { fleetSeenFrom } from "./seen-from.ts";

/** One cluster as a cdk8s App: its objects, what delivers them, and where each is written. */
export interface ClusterApp {
  readonly app: App;
  readonly units: readonly SettledUnit[];
  readonly delivered: readonly Delivered[];
}

/** For fleets whose charts are all by reference. Asked for one that is not, it throws: nothing is left out in silence. */
const noCharts: RenderedCharts = (cluster, unit) => {
  throw new Error(`the chart of ${cluster} ${unit} was not rendered`);
};

export interface ClusterOptions {
  /** Objects of the charts that the tree holds; absent where the fleet has none. */
  readonly charts?: RenderedCharts | undefined;
  readonly app?: App;
}

/** A cluster's units in their order, before anything is known of how they are delivered. */
export function clusterUnits(
  fleet: Fleet,
  cluster: Cluster,
  { charts = noCharts, app = new App({ outdir: "dist" }) }: ClusterOptions = {},
): readonly SettledUnit[] {
  const components = clusterComponents(app, fleetSeenFrom(fleet, cluster), cluster);
  for (const component of components) component.fill((unit) => charts(cluster.name, unit));
  return settle(cluster.name, components);
}

/** Builds and orders a cluster. One App per cluster: the cost of cdk8s grows faster than its number of charts. */
export function clusterApp(
  fleet: Fleet,
  cluster: Cluster,
  { charts, app = new App({ outdir: "dist" }) }: ClusterOptions = {},
): ClusterApp {
  const units = clusterUnits(fleet, cluster, { charts, app });
  return { app, units, delivered: deliverCluster(app, fleet.mesh, cluster, units) };
}
