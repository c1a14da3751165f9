import type { SettledUnit } from "@meshwright/kit";
import type { Body, Cluster } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { crdSetOf } from "./crd-set.ts";
import { writtenBody } from "./delivered.ts";

/**
 * All that the folder of the fleet needs to know of a cluster. Plain data: it can be kept, and then the fleet's folder is
 * made without building the clusters again.
 */
export interface ClusterOutline {
  /** No more of it than is needed: what is here and changes makes the fleet's folder anew. */
  readonly cluster: Pick<Cluster, "name" | "argocd">;
  /** Of its charts by reference, as the charts name them. */
  readonly repositories: readonly string[];
  /** In which its charts by reference and its objects lie. */
  readonly namespaces: readonly string[];
  /** `group/kind` of what it holds beside namespaces. */
  readonly clusterScoped: readonly string[];
  /** CRDs of its rendered charts, by the folder that they share. */
  readonly crdSets: readonly { readonly folder: string; readonly bodies: readonly Body[] }[];
}

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted();

/** The outline of a cluster whose units were delivered: their objects are written as they stand then. */
export function outlineOf({ name, argocd }: Cluster, units: readonly SettledUnit[]): ClusterOutline {
  // Of a rendered chart the tree holds the objects, and Argo CD never sees it.
  const releases = units.flatMap(({ release }) => (release?.chart.mode === "reference" ? release : []));
  const refs = units.flatMap(({ parts }) => parts.map(({ ref }) => ref));
  return {
    cluster: { name, argocd },
    repositories: sorted(releases.map(({ chart }) => chart.repository)),
    namespaces: sorted([...releases, ...refs].flatMap(({ namespace }) => namespace ?? [])),
    clusterScoped: sorted(
      refs
        .filter(({ namespace }) => namespace === undefined)
        .map(({ apiVersion, kind }) => `${apiGroup(apiVersion)}/${kind}`),
    ),
    crdSets: units.flatMap((unit) => {
      const set = crdSetOf(unit);
      return set === undefined ? [] : [{ folder: set.folder, bodies: set.parts.map(writtenBody) }];
    }),
  };
}
