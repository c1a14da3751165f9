import type { Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import type { Delivered } from "../delivered.ts";
import { inFolder } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
import type { ClusterOutline } from "../outline.ts";
import { stampWave } from "../wave.ts";
import { stampKept } from "./annotations.ts";
import { projectOfCluster, projectOfRoots } from "./project.ts";
import { clusterRoots, fleetApplication } from "./root-application.ts";
import { argocdSettings } from "./settings.ts";
import { deliveryWaves } from "@meshwright/model";
import { applicationsFolder, settingsFolder } from "@meshwright/inventory";

/** What Argo CD needs once for the fleet: projects, roots, and what a person applies by hand. */
export function argocdOfFleet(scope: Construct, mesh: Mesh, clusters: readonly ClusterOutline[]): readonly Delivered[] {
  const synced = new Drawer(scope, "argocd");
  // Without labels: one of these is merged into an object that somebody else manages.
  const byHand = new Drawer(scope, "argocd-settings", {});
  const put = (drawer: Drawer, wave: number, model: Parameters<Drawer["put"]>[0]) => {
    const made = drawer.put(model);
    stampWave(made.object, wave);
    return made;
  };
  // The project of a cluster that left the fleet is needed to delete the Applications that it leaves behind.
  const kept = (made: ReturnType<typeof put>) => {
    stampKept(made.object);
    return made;
  };
  const projects = [
    put(synced, deliveryWaves.projects, projectOfRoots(mesh)),
    ...clusters.map((outline) => kept(put(synced, deliveryWaves.projects, projectOfCluster(mesh, outline)))),
  ];
  const roots = clusters.flatMap(({ cluster }) => clusterRoots(mesh, cluster));
  return [
    ...inFolder(applicationsFolder, [...projects, ...roots.map((root) => put(synced, deliveryWaves.roots, root))]),
    ...inFolder(settingsFolder, [
      put(byHand, deliveryWaves.roots, fleetApplication(mesh)),
      put(byHand, deliveryWaves.roots, argocdSettings(mesh)),
    ]),
  ];
}
