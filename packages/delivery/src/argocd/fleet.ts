import type { Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import { applicationsFolder, fleetFolder, settingsFolder } from "@meshwright/inventory";
import type { Delivered } from "../delivered.ts";
import { inFolder } from "../delivered.ts";
import type { ClusterOutline } from "../outline.ts";
import { fleetApplicationName } from "./names.ts";
import { rootsOf } from "./roots.ts";

/** What a hub needs once for the fleet. Where each cluster has an Argo CD of its own, the clusters share nothing of it. */
export function argocdOfFleet(scope: Construct, mesh: Mesh, clusters: readonly ClusterOutline[]): readonly Delivered[] {
  const { topology, localCluster } = mesh.gitops.argocd;
  if (topology === "in-cluster") return [];
  const first = { name: fleetApplicationName(mesh), folder: `${fleetFolder}/${applicationsFolder}` };
  const { synced, byHand } = rootsOf(scope, mesh, { clusters, home: localCluster, first });
  return [...inFolder(applicationsFolder, synced), ...inFolder(settingsFolder, byHand)];
}
