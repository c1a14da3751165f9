import { prepareCharts } from "./charts/prepare-charts.ts";
import type { Context, Engine } from "./context.ts";
import { orderText } from "./print/order-text.ts";
import { painter } from "./print/paint.ts";
import { verificationText } from "./print/verification-text.ts";
import { chosenClusters, readFleet } from "./read-fleet.ts";

export interface OrderOptions {
  readonly format: "text" | "json";
  readonly clusters: readonly string[];
  /** What is verified, in the place of the order. */
  readonly verify: boolean;
  readonly fleet?: string;
}

/** Prints the order of the chosen clusters, or what is verified in them. */
export async function runOrder(
  context: Context,
  engine: Engine,
  { format, clusters, verify, fleet: path }: OrderOptions,
): Promise<void> {
  const { stdout, env } = context.process;
  const { mesh } = engine;
  const read = await readFleet(context, engine, path);
  const { fleet } = read;
  const chosen = chosenClusters(read, clusters);
  const paint = painter(stdout, env);
  const print = (described: readonly object[], text: () => readonly string[]): unknown =>
    stdout.write(format === "json" ? `${JSON.stringify({ clusters: described }, undefined, 2)}\n` : text().join("\n"));
  if (verify) {
    const tables = chosen.map((cluster) => ({ cluster: cluster.name, ...mesh.describeVerification(fleet, cluster) }));
    print(tables, () => tables.map(({ cluster, ...table }) => verificationText(cluster, table, paint)));
    return;
  }
  const charts = await prepareCharts({ cwd: context.cwd, env }, engine, read, chosen);
  const described = chosen.map((cluster) => ({
    cluster: cluster.name,
    units: mesh.describeOrder(fleet, cluster, charts?.objects),
    restarts: mesh.restartsOf(fleet, cluster),
  }));
  print(described, () =>
    described.map(({ cluster, units, restarts }) => orderText(cluster, units, { paint, restarts })),
  );
}
