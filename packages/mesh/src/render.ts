import type { Delivered } from "@meshwright/delivery";
import type { Cluster, Fleet } from "@meshwright/model";
import { deliverFleet, writtenBody } from "@meshwright/delivery";
import { App } from "cdk8s";
import { clusterApp, type ClusterApp } from "./cluster-app.ts";
import { printYaml } from "./print-yaml.ts";

/** One top folder of the tree: path relative to the folder → text. */
export interface RenderedFolder {
  /** A cluster's name, or `_fleet`. */
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Texts by path. A path may be set once: a second set is a bug of the delivery. */
function filesOf(delivered: readonly Delivered[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const parcel of delivered) {
    const { path } = parcel;
    if (files.has(path)) throw new Error(`two writers of ${path}`);
    files.set(path, printYaml(writtenBody(parcel)));
  }
  return new Map([...files].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

const clusterFolder = (cluster: Cluster, { delivered }: ClusterApp): RenderedFolder => ({
  name: cluster.name,
  files: filesOf(delivered),
});

/** The folder of one cluster. Throws a MeshwrightError where its parts cannot be put in order. */
export const renderCluster = (fleet: Fleet, cluster: Cluster): RenderedFolder =>
  clusterFolder(cluster, clusterApp(fleet, cluster));

/** The whole tree, folder by folder: the clusters in the order of the fleet, then what the fleet shares. */
export function* renderFleet(fleet: Fleet): Generator<RenderedFolder> {
  const built: { cluster: Cluster; units: ClusterApp["units"] }[] = [];
  for (const cluster of fleet.clusters) {
    const app = clusterApp(fleet, cluster);
    built.push({ cluster, units: app.units });
    yield clusterFolder(cluster, app);
  }
  yield { name: "_fleet", files: filesOf(deliverFleet(new App({ outdir: "dist" }), fleet.mesh, built)) };
}
