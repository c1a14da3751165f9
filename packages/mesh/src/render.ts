import type { RenderedCharts } from "@meshwright/charts";
import type { Delivered } from "@meshwright/delivery";
import type { Resource } from "@meshwright/inventory";
import type { Cluster, Fleet } from "@meshwright/model";
import { deliverFleet, writtenBody } from "@meshwright/delivery";
import { fleetFolder, whereabouts } from "@meshwright/inventory";
import { App } from "cdk8s";
import { clusterApp, type ClusterApp } from "./cluster-app.ts";
import { printer } from "./printer.ts";

/** One top folder of the tree: path relative to the folder → text. */
export interface RenderedFolder {
  /** A cluster's name, or `_fleet`. */
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** The objects that the files hold, in the same order. */
  readonly resources: readonly Resource[];
}

/** One folder, in the order of its paths. A path may be set once: a second set is a bug of the delivery. */
function folderOf(name: string, delivered: readonly Delivered[], print = printer()): RenderedFolder {
  const files = new Map<string, string>();
  const resources: Resource[] = [];
  for (const parcel of delivered.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const { path, ref } = parcel;
    if (files.has(path)) throw new Error(`two writers of ${path}`);
    const { body, text } = print(writtenBody(parcel));
    files.set(path, text);
    resources.push({ ref, body, file: `${name}/${path}`, ...whereabouts(name, path) });
  }
  return { name, files, resources };
}

/** The folder of one cluster. Throws a MeshwrightError where its parts cannot be put in order. */
export const renderCluster = (fleet: Fleet, cluster: Cluster, charts?: RenderedCharts): RenderedFolder =>
  folderOf(cluster.name, clusterApp(fleet, cluster, { charts }).delivered);

/** The whole tree, folder by folder: the clusters in the order of the fleet, then what the fleet shares. */
export function* renderFleet(fleet: Fleet, charts?: RenderedCharts): Generator<RenderedFolder> {
  const print = printer();
  const built: { cluster: Cluster; units: ClusterApp["units"] }[] = [];
  for (const cluster of fleet.clusters) {
    const app = clusterApp(fleet, cluster, { charts });
    built.push({ cluster, units: app.units });
    yield folderOf(cluster.name, app.delivered, print);
  }
  yield folderOf(fleetFolder, deliverFleet(new App({ outdir: "dist" }), fleet.mesh, built));
}
