import type { RenderedCharts } from "@meshwright/charts";
import type { ClusterOutline, Delivered } from "@meshwright/delivery";
import type { Resource } from "@meshwright/inventory";
import type { AccessCaller, MadeRole } from "@meshwright/cert-manager";
import type { Body, Cluster, Fleet, Mesh } from "@meshwright/model";
import { accessCallerOf, madeClusterRoles, madeFleetRoles } from "@meshwright/cert-manager";
import { makesRoles } from "@meshwright/model";
import { crdSetOf, deliverFleet, inFolder, outlineOf, writtenBody } from "@meshwright/delivery";
import { fleetFolder, whereabouts } from "@meshwright/inventory";
import { terraformNetworkOf, type TerraformNetwork } from "@meshwright/terraform";
import { App } from "cdk8s";
import { accessOfCluster, accessOfFleet, type WrittenDocument } from "./access.ts";
import { networkDocuments } from "./network-documents.ts";
import { clusterApp, type ClusterApp } from "./cluster-app.ts";
import { printer } from "./printer.ts";
import { fleetSeenFrom } from "./seen-from.ts";

/** One top folder of the tree: path relative to the folder → text. */
export interface RenderedFolder {
  /** A cluster's name, or `_fleet`. */
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** The objects that the files hold, in the same order; documents hold none. */
  readonly resources: readonly Resource[];
  /** What the folder's API server is to hold and another folder has: CRDs of rendered charts. */
  readonly shared: readonly Resource[];
}

interface FolderOptions {
  readonly print?: ReturnType<typeof printer>;
  readonly documents?: readonly WrittenDocument[];
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

/** Objects, or texts that are written as they are. */
type Content = Delivered | WrittenDocument;

/** One folder, in the order of its paths. A path may be set once: a second set is a bug of the delivery. */
function folderOf(name: string, delivered: readonly Delivered[], options: FolderOptions = {}): RenderedFolder {
  const { print = printer(), documents = [], shared = [] } = options;
  const files = new Map<string, string>();
  const resources: Resource[] = [];
  const all: readonly Content[] = [...delivered, ...documents];
  for (const content of all.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const { path } = content;
    if (files.has(path)) throw new Error(`two writers of ${path}`);
    if ("text" in content) {
      files.set(path, content.text);
      continue;
    }
    const { body, text } = print(writtenBody(content));
    files.set(path, text);
    resources.push(resourceOf(name, content, body));
  }
  return { name, files, resources, shared };
}

/** What the fleet's folder needs to know of a cluster. Plain data. */
export interface Outline extends ClusterOutline {
  /** Absent where the fleet's documents do not speak of it. */
  readonly access?: AccessCaller | undefined;
  /** Its roles, where Terraform makes them. */
  readonly roles?: readonly MadeRole[];
}

/** A cluster's folder, and what the fleet's folder needs to know of the cluster. */
export interface RenderedCluster {
  readonly folder: RenderedFolder;
  readonly outline: Outline;
}

/** Renders top folders one by one; what is equal in many of them is printed once. */
export interface FleetRenderer {
  /** Throws a MeshwrightError where the cluster's parts cannot be put in order. */
  cluster(fleet: Fleet, cluster: Cluster): RenderedCluster;
  /** The outline alone: nothing is printed. */
  outline(fleet: Fleet, cluster: Cluster): Outline;
  /**
   * What the clusters share, from the outlines of all of them in the order of the fleet, and from the network that Terraform makes.
   * Without files where that is nothing.
   */
  shared(mesh: Mesh, outlines: readonly Outline[], network?: TerraformNetwork): RenderedFolder;
}

function outline(fleet: Fleet, cluster: Cluster, units: ClusterApp["units"]): Outline {
  const seen = fleetSeenFrom(fleet, cluster);
  return {
    ...outlineOf(cluster, units),
    access: accessCallerOf(seen, cluster),
    ...(makesRoles(fleet.mesh.connectivity) && { roles: madeClusterRoles(seen, cluster) }),
  };
}

export function fleetRenderer(charts?: RenderedCharts): FleetRenderer {
  const print = printer();
  const shared = sharedResources();
  return {
    cluster(fleet, cluster) {
      const { units, delivered } = clusterApp(fleet, cluster, { charts });
      const documents = accessOfCluster(fleetSeenFrom(fleet, cluster), cluster);
      const folder = folderOf(cluster.name, delivered, { print, documents, shared: shared(units) });
      return { folder, outline: outline(fleet, cluster, units) };
    },
    outline: (fleet, cluster) => outline(fleet, cluster, clusterApp(fleet, cluster, { charts }).units),
    shared: (mesh, outlines, network) => {
      const callers = outlines.flatMap((one) => one.access ?? []);
      const roles = {
        clusters: outlines.map((one) => ({ cluster: one.cluster.name, roles: one.roles ?? [] })),
        shared: makesRoles(mesh.connectivity) ? madeFleetRoles(mesh, callers) : [],
      };
      const documents = [
        ...accessOfFleet(mesh, callers),
        ...(network === undefined ? [] : networkDocuments(network, roles)),
      ];
      return folderOf(fleetFolder, deliverFleet(new App({ outdir: "dist" }), mesh, outlines), { print, documents });
    },
  };
}

/** The folder of one cluster. Throws a MeshwrightError where its parts cannot be put in order. */
export const renderCluster = (fleet: Fleet, cluster: Cluster, charts?: RenderedCharts): RenderedFolder =>
  fleetRenderer(charts).cluster(fleet, cluster).folder;

/** The whole tree, folder by folder: the clusters in the order of the fleet, then what the fleet shares. */
export function* renderFleet(fleet: Fleet, charts?: RenderedCharts): Generator<RenderedFolder> {
  const renderer = fleetRenderer(charts);
  const outlines: Outline[] = [];
  for (const cluster of fleet.clusters) {
    const rendered = renderer.cluster(fleet, cluster);
    outlines.push(rendered.outline);
    yield rendered.folder;
  }
  const shared = renderer.shared(fleet.mesh, outlines, terraformNetworkOf(fleet));
  if (shared.files.size > 0) yield shared;
}
