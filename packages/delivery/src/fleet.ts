import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Engine, Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import { argocdOfFleet } from "./argocd/fleet.ts";
import { crdSetOf } from "./crd-set.ts";
import { type Delivered, inFolder } from "./delivered.ts";

/** A cluster, and the units that are delivered to it. */
export interface UnitsOfCluster {
  readonly cluster: Cluster;
  readonly units: readonly SettledUnit[];
}

/** What an engine needs once for the fleet. */
export type DeliverFleet = (scope: Construct, mesh: Mesh, clusters: readonly UnitsOfCluster[]) => readonly Delivered[];

const engines: Readonly<Partial<Record<Engine, DeliverFleet>>> = { argocd: argocdOfFleet };

/** Each set of CRDs once, whichever clusters have it. */
function sharedCrds(clusters: readonly UnitsOfCluster[]): readonly Delivered[] {
  const sets = new Map(
    clusters.flatMap(({ units }) =>
      units.flatMap((unit) => {
        const set = crdSetOf(unit);
        return set === undefined ? [] : [[set.folder, set.parts] as const];
      }),
    ),
  );
  return [...sets].flatMap(([folder, parts]) => inFolder(folder, parts));
}

/** What the clusters share: paths are relative to the folder of the fleet. */
export const deliverFleet: DeliverFleet = (scope, mesh, clusters) => [
  ...sharedCrds(clusters),
  ...mesh.gitops.engines.flatMap((engine) => engines[engine]?.(scope, mesh, clusters) ?? []),
];
