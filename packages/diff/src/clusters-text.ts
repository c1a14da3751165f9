import { fleetFolder } from "@meshwright/inventory";
import { noTop } from "./delta-of.ts";
import { enumerate } from "./words.ts";

/** So many are named one by one. */
const mostNamed = 4;
/** So many that are left out of all are named. */
const mostMissing = 3;

/** What people call a top folder. */
const clusterName = (cluster: string): string =>
  cluster === fleetFolder ? "shared (_fleet)" : cluster === noTop ? "the folder" : cluster;

/**
 * Clusters in a few words: `cluster-a and cluster-b`, `all 300 clusters`, `all 300 clusters but cluster-x`,
 * `cluster-001 … cluster-298 (290 clusters)`.
 */
export function clustersText(clusters: readonly string[], all: readonly string[]): string {
  if (clusters.length <= mostNamed) return enumerate(clusters.map(clusterName));
  const here = new Set(clusters);
  const missing = all.filter((name) => !here.has(name));
  const areAll = clusters.every((name) => name !== fleetFolder && name !== noTop);
  if (areAll && missing.length === 0) return `all ${clusters.length} clusters`;
  if (areAll && missing.length <= mostMissing) return `all ${all.length} clusters but ${enumerate(missing)}`;
  return `${clusters[0]} … ${clusters.at(-1)} (${clusters.length} clusters)`;
}
