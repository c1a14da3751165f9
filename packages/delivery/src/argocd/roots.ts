import type { ArgocdCluster, Mesh } from "@meshwright/model";
import { deliveryWaves } from "@meshwright/model";
import type { Construct } from "constructs";
import type { Parcel } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
import type { ClusterAccess } from "../outline.ts";
import { stampWave } from "../wave.ts";
import { stampKept } from "./annotations.ts";
import { projectOfCluster, projectOfRoots } from "./project.ts";
import type { HandApplied } from "./root-application.ts";
import { clusterRoots, handApplied, rootSet } from "./root-application.ts";
import { argocdSettings } from "./settings.ts";

/** What one Argo CD needs above the Applications of its clusters. */
export interface Roots {
  /** Projects and roots, which Argo CD pulls. */
  readonly synced: readonly Parcel[];
  /** What a person applies once. */
  readonly byHand: readonly Parcel[];
}

export interface RootsProps {
  /** All clusters that the Argo CD delivers to. */
  readonly clusters: readonly ClusterAccess[];
  /** The cluster that it runs in, as it knows it. */
  readonly home: ArgocdCluster;
  readonly first: HandApplied;
}

/** The projects and roots of one Argo CD, and what a person applies for it. */
export function rootsOf(scope: Construct, mesh: Mesh, { clusters, home, first }: RootsProps): Roots {
  const { roots, profile } = mesh.gitops.argocd;
  const synced = new Drawer(scope, "argocd-roots");
  // Without labels: one of these is merged into an object that somebody else manages.
  const byHand = new Drawer(scope, "argocd-settings", {});
  const put = (drawer: Drawer, wave: number, model: Parameters<Drawer["put"]>[0]): Parcel => {
    const made = drawer.put(model);
    stampWave(made.object, wave);
    return made;
  };
  // The project of a cluster that left the fleet is needed to delete the Applications that it leaves behind.
  const kept = (made: Parcel): Parcel => {
    stampKept(made.object);
    return made;
  };
  const names = clusters.map(({ cluster }) => cluster);
  const models =
    roots === "applicationset"
      ? [rootSet(mesh, names, home)]
      : names.flatMap((cluster) => clusterRoots(mesh, cluster, home));
  return {
    synced: [
      put(synced, deliveryWaves.projects, projectOfRoots(mesh, home)),
      ...clusters.map((access) => kept(put(synced, deliveryWaves.projects, projectOfCluster(mesh, access)))),
      ...models.map((root) => put(synced, deliveryWaves.roots, root)),
    ],
    byHand: [
      put(byHand, deliveryWaves.roots, handApplied(mesh, first, home)),
      // The managed Argo CD reads no health checks from its settings.
      ...(profile === "eks-managed" ? [] : [put(byHand, deliveryWaves.roots, argocdSettings(mesh))]),
    ],
  };
}
