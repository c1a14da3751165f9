import type { SettledUnit } from "@meshwright/kit";
import type { Body, Cluster } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import { releaseByReference } from "./by-reference.ts";
import { crdSetOf } from "./crd-set.ts";
import { writtenBody } from "./delivered.ts";
import { sorted } from "./sorted.ts";

/** A cluster, as far as what delivers to it must know it. */
export type ArgocdTarget = Pick<Cluster, "name" | "argocd">;

/** What a cluster's deliveries need to be allowed. */
export interface ClusterAccess {
  /** No more of it than is needed: what is here and changes makes the fleet's folder anew. */
  readonly cluster: ArgocdTarget;
  /** Its charts by reference: names, and repositories as the charts name them. */
  readonly charts: readonly string[];
  readonly repositories: readonly string[];
  /** In which its charts and objects lie. */
  readonly namespaces: readonly string[];
  /** `group/kind` of its objects outside of namespaces, and in them; of charts by reference nothing is known here. */
  readonly clusterScoped: readonly string[];
  readonly namespaced: readonly string[];
}

/**
 * All that the folder of the fleet needs to know of a cluster. Plain data: it can be kept, and then the fleet's folder is
 * made without building the clusters again.
 */
export interface ClusterOutline extends ClusterAccess {
  /** CRDs of its rendered charts, by the folder that they share. */
  readonly crdSets: readonly { readonly folder: string; readonly bodies: readonly Body[] }[];
}

/** What the deliveries of a cluster's units need. */
export function accessOf({ name, argocd }: Cluster, units: readonly SettledUnit[]): ClusterAccess {
  // Of a rendered chart the tree holds the objects, and Argo CD never sees it.
  const releases = units.flatMap((unit) => releaseByReference(unit) ?? []);
  const refs = units.flatMap(({ parts }) => parts.map(({ ref }) => ref));
  return {
    cluster: { name, argocd },
    charts: sorted(releases.map(({ chart }) => chart.name)),
    repositories: sorted(releases.map(({ chart }) => chart.repository)),
    namespaces: sorted([...releases, ...refs].flatMap(({ namespace }) => namespace ?? [])),
    clusterScoped: sorted(refs.filter(({ namespace }) => namespace === undefined).map(groupKind)),
    namespaced: sorted(refs.filter(({ namespace }) => namespace !== undefined).map(groupKind)),
  };
}

/** The outline of a cluster whose units were delivered: their objects are written as they stand then. */
export function outlineOf(cluster: Cluster, units: readonly SettledUnit[]): ClusterOutline {
  return {
    ...accessOf(cluster, units),
    crdSets: units.flatMap((unit) => {
      const set = crdSetOf(unit);
      return set === undefined ? [] : [{ folder: set.folder, bodies: set.parts.map(writtenBody) }];
    }),
  };
}
