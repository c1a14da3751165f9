import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Engine, Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import { argocdOfCluster } from "./argocd/cluster.ts";
import { ownParts } from "./crd-set.ts";
import type { Delivered } from "./delivered.ts";
import { inFolder } from "./delivered.ts";
import { fluxOfCluster } from "./flux/cluster.ts";
import { stampWave } from "./wave.ts";

/** What an engine adds to a cluster: the dress of its gates, and what delivers the units. It may write onto their objects. */
export type DeliverCluster = (
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  units: readonly SettledUnit[],
) => readonly Delivered[];

const engines: Readonly<Record<Engine, DeliverCluster>> = {
  argocd: argocdOfCluster,
  flux: fluxOfCluster,
};

/**
 * Everything of one cluster: its objects with their waves in a folder a unit, and what each engine of the fleet needs to
 * deliver them. Adds to `scope` the charts of what delivers.
 */
export const deliverCluster: DeliverCluster = (scope, mesh, cluster, units) => {
  for (const { parts } of units) for (const { object, wave } of parts) stampWave(object, wave);
  return [
    ...units.flatMap((unit) => inFolder(unit.id, ownParts(unit))),
    ...mesh.gitops.engines.flatMap((engine) => engines[engine](scope, mesh, cluster, units)),
  ];
};
