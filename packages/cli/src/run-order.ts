import type { Context, Engine } from "./context.ts";
import { orderText } from "./print/order-text.ts";
import { painter } from "./print/paint.ts";
import { chosenClusters, readFleet } from "./read-fleet.ts";

export interface OrderOptions {
  readonly format: "text" | "json";
  readonly clusters: readonly string[];
  readonly fleet?: string;
}

/** Prints the order of the chosen clusters. */
export async function runOrder(
  context: Context,
  engine: Engine,
  { format, clusters, fleet: path }: OrderOptions,
): Promise<void> {
  const { stdout, env } = context.process;
  const read = await readFleet(context, engine, path);
  const described = chosenClusters(read, clusters).map((cluster) => ({
    cluster: cluster.name,
    units: engine.mesh.describeOrder(read.fleet, cluster),
  }));
  const paint = painter(stdout, env);
  stdout.write(
    format === "json"
      ? `${JSON.stringify({ clusters: described }, undefined, 2)}\n`
      : described.map(({ cluster, units }) => orderText(cluster, units, paint)).join("\n"),
  );
}
