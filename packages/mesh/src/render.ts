import type { RenderedCharts } from "@meshwright/charts";
import type { ClusterOutline, Delivered } from "@meshwright/delivery";
import type { Resource } from "@meshwright/inventory";
import type { Body, Cluster, Fleet, Mesh } from "@meshwright/model";
import { crdSetOf, deliverFleet, inFolder, outlineOf, writtenBody } from "@meshwright/delivery";
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
  /** What the folder's API server is to hold and another folder has: CRDs of rendered charts. */
  readonly shared: readonly Resource[];
}

interface FolderOptions {
  readonly print?: ReturnType<typeof printer>;
  readonly shared?: readonly Resource[];
}

/** Finds the shared CRDs of clusters: those of a set are the same resources for all. */
function sharedResources(): (units: ClusterApp["units"]) => readonly Resource[] {
  const sets = new Map<string, readonly Resource[]>();
  return (units) =>
    units.flatMap((unit) => {
      const set = crdSetOf(unit);
      if (set === undefined) return [];
      const resources =
        sets.get(set.folder) ??
        inFolder(set.folder, set.parts).map((parcel) => resourceOf(fleetFolder, parcel, writtenBody(parcel)));
      sets.set(set.folder, resources);
      return resources;
    });
}

const resourceOf = (name: string, { path, ref }: Delivered, body: Body): Resource => ({
  ref,
  body,
  file: `${name}/${path}`,
  ...whereabouts(name, path),
});

/** One folder, in the order of its paths. A path may be set once: a second set is a bug of the delivery. */
function folderOf(name: string, delivered: readonly Delivered[], options: FolderOptions = {}): RenderedFolder {
  const { print = printer(), shared = [] } = options;
  const files = new Map<string, string>();
  const resources: Resource[] = [];
  for (const parcel of delivered.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const { path } = parcel;
    if (files.has(path)) throw new Error(`two writers of ${path}`);
    const { body, text } = print(writtenBody(parcel));
    files.set(path, text);
    resources.push(resourceOf(name, parcel, body));
  }
  return { name, files, resources, shared };
}

/** A cluster's folder, and what the fleet's folder needs to know of the cluster. */
export interface RenderedCluster {
  readonly folder: RenderedFolder;
  readonly outline: ClusterOutline;
}

/** Renders top folders one by one; what is equal in many of them is printed once. */
export interface FleetRenderer {
  /** Throws a MeshwrightError where the cluster's parts cannot be put in order. */
  cluster(fleet: Fleet, cluster: Cluster): RenderedCluster;
  /** The outline alone: nothing is printed. */
  outline(fleet: Fleet, cluster: Cluster): ClusterOutline;
  /** What the clusters share, from the outlines of all of them in the order of the fleet. Without files where that is nothing. */
  shared(mesh: Mesh, outlines: readonly ClusterOutline[]): RenderedFolder;
}

export function fleetRenderer(charts?: RenderedCharts): FleetRenderer {
  const print = printer();
  const shared = sharedResources();
  return {
    cluster(fleet, cluster) {
      const { units, delivered } = clusterApp(fleet, cluster, { charts });
      const folder = folderOf(cluster.name, delivered, { print, shared: shared(units) });
      return { folder, outline: outlineOf(cluster, units) };
    },
    outline: (fleet, cluster) => outlineOf(cluster, clusterApp(fleet, cluster, { charts }).units),
    shared: (mesh, outlines) =>
      folderOf(fleetFolder, deliverFleet(new App({ outdir: "dist" }), mesh, outlines), { print }),
  };
}

/** The folder of one cluster. Throws a MeshwrightError where its parts cannot be put in order. */
export const renderCluster = (fleet: Fleet, cluster: Cluster, charts?: RenderedCharts): RenderedFolder =>
  fleetRenderer(charts).cluster(fleet, cluster).folder;

/** The whole tree, folder by folder: the clusters in the order of the fleet, then what the fleet shares. */
export function* renderFleet(fleet: Fleet, charts?: RenderedCharts): Generator<RenderedFolder> {
  const renderer = fleetRenderer(charts);
  const outlines: ClusterOutline[] = [];
  for (const cluster of fleet.clusters) {
    const { folder, outline } = renderer.cluster(fleet, cluster);
    outlines.push(outline);
    yield folder;
  }
  const shared = renderer.shared(fleet.mesh, outlines);
  if (shared.files.size > 0) yield shared;
}
