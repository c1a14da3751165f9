import type { App, Cluster, Fleet } from "@meshwright/model";
import { ackOf, calledFrom, callersOf, peersOf, signedBy } from "@meshwright/model";

/**
 * Clusters whose description a cluster is rendered from: itself, its peers, those that it signs for, and the holder of the exchange;
 * all where it makes the network of all.
 */
function visibleClusters({ mesh, clusters }: Fleet, cluster: Cluster): readonly Cluster[] {
  if (ackOf(mesh.connectivity, cluster) !== undefined) return clusters;
  const { exchange } = mesh;
  const holder = exchange.kind === "kubernetes" ? exchange.cluster : undefined;
  const others = [...peersOf(clusters, cluster), ...signedBy(mesh, clusters, cluster)];
  const seen = new Set([cluster.name, holder, ...others.map(({ name }) => name)]);
  return clusters.filter(({ name }) => seen.has(name));
}

/** Apps that run in a cluster or are called from it, and whoever calls those. */
function visibleApps({ apps }: Fleet, cluster: Cluster, visible: ReadonlySet<string>): readonly App[] {
  const present = new Set(
    apps.filter((app) => app.clusters.includes(cluster.name) || calledFrom(apps, app).has(cluster.name)),
  );
  const callers = [...present].flatMap((app) =>
    app.workloads.flatMap((workload) => callersOf(apps, { app, workload }).map((caller) => caller.app)),
  );
  const seen = new Set([...present, ...callers]);
  const names = new Set([...present].map(({ name }) => name));
  return apps
    .filter((app) => seen.has(app))
    .map((app) => ({
      ...app,
      clusters: app.clusters.filter((name) => visible.has(name)),
      workloads: app.workloads.map((workload) => ({
        ...workload,
        calls: workload.calls.filter((call) => names.has(call.app)),
      })),
    }));
}

/**
 * The part of a fleet that a cluster is rendered from. Nothing else is given to its components, so nothing else can change
 * its folder: that is why equal parts may be taken for equal folders.
 */
export function fleetSeenFrom(fleet: Fleet, cluster: Cluster): Fleet {
  const clusters = visibleClusters(fleet, cluster);
  const visible = new Set(clusters.map(({ name }) => name));
  return { mesh: fleet.mesh, clusters, apps: visibleApps(fleet, cluster, visible) };
}
