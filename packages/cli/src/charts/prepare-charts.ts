import type { Cluster } from "@meshwright/model";
import type { Engine } from "../context.ts";
import type { ReadFleet } from "../read-fleet.ts";
import type { MadeCharts } from "./made-charts.ts";
import type { ChartsWorld } from "./world.ts";

/**
 * The objects of the charts that are rendered for some clusters; undefined where all are by reference, for which nothing of
 * this is loaded and no helm is needed.
 */
export async function prepareCharts(
  world: ChartsWorld,
  { mesh }: { readonly mesh: Pick<Engine["mesh"], "chartRequests"> },
  { fleet, path }: ReadFleet,
  clusters: readonly Cluster[] = fleet.clusters,
): Promise<MadeCharts | undefined> {
  const requests = clusters.flatMap((cluster) => mesh.chartRequests(fleet, cluster));
  if (requests.length === 0) return undefined;
  const { renderCharts } = await import("./render-charts.ts");
  return renderCharts(world, path, requests);
}
