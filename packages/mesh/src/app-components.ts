import type { Component, Need } from "@meshwright/kit";
import type { Istiod } from "@meshwright/istio";
import type { App, Cluster, Fleet } from "@meshwright/model";
import type { App as CdkApp } from "cdk8s";
import { AppInCluster } from "@meshwright/apps";
import { eastWestGatewayLabels, istioNamespace, proxyImage, tellsRemoteClusters } from "@meshwright/istio";
import { exists } from "@meshwright/kit";
import { calledFrom, peersOf } from "@meshwright/model";
import { Verification, verification } from "@meshwright/verify";
import { releaseOf } from "./release-of.ts";

/** The apps that run in a cluster or are called from it, and what verifies that the mesh carries their calls. */
export function appComponents(
  scope: CdkApp,
  fleet: Fleet,
  cluster: Cluster,
  { istiod, validated }: { readonly istiod: Istiod; readonly validated: Need },
): readonly Component[] {
  const { apps, clusters, mesh } = fleet;
  const runs = (app: App): boolean => app.clusters.includes(cluster.name);
  const inCluster = apps
    .filter((app) => runs(app) || calledFrom(apps, app).has(cluster.name))
    .map((app) => ({
      app,
      component: new AppInCluster(scope, {
        app,
        cluster,
        runs: runs(app),
        trustDomain: mesh.trustDomain,
        apps,
        peers: [cluster, ...peersOf(clusters, cluster)],
        gateway: { namespace: istioNamespace, labels: eastWestGatewayLabels },
        verification: { namespace: verification.namespace, label: verification.label },
        needs: [
          ...(runs(app) ? istiod.injects(app.injection.revision) : []).map((until): Need => ({ of: istiod, until })),
          validated,
        ],
      }),
    }));
  const verify = new Verification(scope, {
    fleet,
    cluster,
    istioNamespace,
    proxyImage: proxyImage(releaseOf(cluster, "istio")),
    tellsRemoteClusters: tellsRemoteClusters(releaseOf(cluster, "istio")),
    needs: [
      { of: istiod, until: istiod.available },
      ...inCluster
        .filter(({ app }) => runs(app))
        .map(({ component }): Need => ({ of: component, until: exists(component.namespaceRef) })),
    ],
  });
  return [...inCluster.map(({ component }) => component), verify];
}
