import type { RenderedCharts } from "@meshwright/charts";
import type { Fleet } from "@meshwright/model";
import { deliverFleet, outlineOf } from "@meshwright/delivery";
import { fleetFolder } from "@meshwright/inventory";
import { App } from "cdk8s";
import { clusterApp } from "./cluster-app.ts";

/** The fleet as cdk8s Apps, one a cluster and one for what the clusters share, each with a folder of its own under `outdir`. */
export function fleetApps(fleet: Fleet, outdir: string, charts?: RenderedCharts): readonly App[] {
  const clusters = fleet.clusters.map((cluster) => {
    const { app, units } = clusterApp(fleet, cluster, {
      charts,
      app: new App({ outdir: `${outdir}/${cluster.name}` }),
    });
    return { app, outline: outlineOf(cluster, units) };
  });
  const shared = new App({ outdir: `${outdir}/${fleetFolder}` });
  deliverFleet(
    shared,
    fleet.mesh,
    clusters.map(({ outline }) => outline),
  );
  return [...clusters.map(({ app }) => app), shared];
}
