import type { Engine, Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import { argocdOfFleet } from "./argocd/fleet.ts";
import { type Delivered, inFolder } from "./delivered.ts";
import { Drawer } from "./drawer.ts";
import type { ClusterOutline } from "./outline.ts";

/** What an engine needs once for the fleet. */
export type DeliverFleet = (scope: Construct, mesh: Mesh, clusters: readonly ClusterOutline[]) => readonly Delivered[];

const engines: Readonly<Partial<Record<Engine, DeliverFleet>>> = { argocd: argocdOfFleet };

/** Each set of CRDs once, whichever clusters have it. */
function sharedCrds(scope: Construct, clusters: readonly ClusterOutline[]): readonly Delivered[] {
  const sets = new Map(
    clusters.flatMap(({ crdSets }) => crdSets.map(({ folder, bodies }) => [folder, bodies] as const)),
  );
  return [...sets].flatMap(([folder, bodies]) => {
    // Without labels: they are as their chart's unit wrote them.
    const drawer = new Drawer(scope, folder.replaceAll("/", "."), {});
    return inFolder(
      folder,
      bodies.map((body) => drawer.putBody(body)),
    );
  });
}

/** What the clusters share: paths are relative to the folder of the fleet. */
export const deliverFleet: DeliverFleet = (scope, mesh, clusters) => [
  ...sharedCrds(scope, clusters),
  ...mesh.gitops.engines.flatMap((engine) => engines[engine]?.(scope, mesh, clusters) ?? []),
];
