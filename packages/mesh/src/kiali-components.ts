import type { Component, Need } from "@meshwright/kit";
import type { Cluster, Fleet, StoreRef } from "@meshwright/model";
import type { App } from "cdk8s";
import { istioNamespace } from "@meshwright/istio";
import { Kiali, KialiAccess } from "@meshwright/kiali";
import { kialiOf, peersOf } from "@meshwright/model";
import { releaseOf } from "./release-of.ts";

export interface KialiWiring {
  readonly store: StoreRef;
  readonly exchangeReady: Need;
  readonly needs: readonly Need[];
}

/** Kiali in the one cluster of a peer group, and what lets it look into the others. */
export function kialiComponents(
  scope: App,
  { mesh, clusters }: Fleet,
  cluster: Cluster,
  { store, exchangeReady, needs }: KialiWiring,
): readonly Component[] {
  const instance = kialiOf(mesh.kiali, clusters, cluster);
  if (mesh.kiali === undefined || instance === undefined) return [];
  const { auth } = mesh.kiali;
  const release = releaseOf(cluster, "kiali");
  const shared = { release, istioNamespace, auth, exchange: mesh.exchange, store, exchangeReady };
  if (instance.cluster !== cluster.name) return [new KialiAccess(scope, { ...shared, cluster: cluster.name })];
  const peers = peersOf(clusters, cluster);
  return [new Kiali(scope, { ...shared, cluster, peers, metricsURL: instance.metricsURL, needs })];
}
