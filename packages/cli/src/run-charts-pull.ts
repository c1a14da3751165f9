import { pullCharts } from "./charts/pull-charts.ts";
import type { Context, Engine } from "./context.ts";
import { pulledText } from "./print/charts-text.ts";
import { painter } from "./print/paint.ts";
import { readFleet } from "./read-fleet.ts";

export interface ChartsPullOptions {
  readonly acceptChanged: boolean;
  readonly fleet?: string;
}

/** Fetches and locks the charts that the fleet renders. */
export async function runChartsPull(context: Context, engine: Engine, options: ChartsPullOptions): Promise<void> {
  const { stdout, env } = context.process;
  const { fleet, path } = await readFleet(context, engine, options.fleet);
  const requests = fleet.clusters.flatMap((cluster) => engine.mesh.chartRequests(fleet, cluster));
  const world = { cwd: context.cwd, env };
  const pulled = await pullCharts(world, { fleet: path, requests, acceptChanged: options.acceptChanged });
  stdout.write(pulledText(pulled, painter(stdout, env)));
}
