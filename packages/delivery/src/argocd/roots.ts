import type { ArgocdCluster, Mesh } from "@meshwright/model";
import { ackOf, deliveryWaves } from "@meshwright/model";
import type { Construct } from "constructs";
import type { Parcel } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
import type { ClusterAccess } from "../outline.ts";
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
  const makesNetwork = names.some((cluster) => ackOf(mesh.connectivity, cluster) !== undefined);
  return {
    synced: [
      synced.put(projectOfRoots(mesh, home), deliveryWaves.projects),
      ...clusters.map((access) => kept(synced.put(projectOfCluster(mesh, access), deliveryWaves.projects))),
      ...models.map((root) => synced.put(root, deliveryWaves.roots)),
    ],
    byHand: [
      byHand.put(handApplied(mesh, first, home), deliveryWaves.roots),
      // The managed Argo CD reads no health checks from its settings.
      ...(profile === "eks-managed" ? [] : [byHand.put(argocdSettings(mesh, { makesNetwork }), deliveryWaves.roots)]),
    ],
  };
}
