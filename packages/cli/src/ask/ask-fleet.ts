import type { Context, Engine } from "../context.ts";
import type { ClusterKey } from "../answers/cluster-keys.ts";
import type { InitSaid } from "../answers/init-said.ts";
import type { Said } from "../answers/said.ts";
import { one } from "../answers/said.ts";
import { askCluster } from "./ask-cluster.ts";
import { askExchange, askIssuer, askMesh, askRepository, askRoot } from "./ask-mesh.ts";
import type { Prompts } from "./prompts.ts";

/** What the questions need of the world. */
export interface Asking {
  readonly prompts: Prompts;
  readonly config: Engine["config"];
  readonly context: Pick<Context, "cwd" | "today">;
}

/** A mesh has two clusters or more; fewer are asked for first. */
const usualClusters = 2;

/** Asks for what was not said, and for nothing else. */
export async function askFleet(asking: Asking, said: InitSaid): Promise<InitSaid> {
  const { prompts } = asking;
  let mesh = await askMesh(asking, said.mesh);
  const clusters = await askClusters(asking, said.clusters);
  const accounts = clusters.map((cluster) => one(cluster, "account") ?? "");
  mesh = await askIssuer(asking, mesh, accounts);
  mesh = await askRoot(asking, mesh);
  mesh = await askExchange(asking, mesh, clusters);
  mesh = await askRepository(asking, mesh);
  const message = "Add the two sample apps, sample-a and sample-b, which call each other across clusters?";
  const samples = said.samples ?? (await prompts.confirm({ message, initial: true }));
  return { mesh, clusters, samples };
}

/** Those that were named, completed; where none was, two and as many more as are wanted. */
async function askClusters(asking: Asking, said: InitSaid["clusters"]): Promise<InitSaid["clusters"]> {
  const clusters: Said<ClusterKey>[] = [...said];
  const isAnother = async (): Promise<boolean> => {
    if (said.length > 0) return false;
    return clusters.length < usualClusters || asking.prompts.confirm({ message: "Another cluster?", initial: false });
  };
  for (const index of said.keys()) clusters[index] = await askCluster(asking, { clusters, index });
  while (await isAnother()) clusters.push(await askCluster(asking, { clusters, index: clusters.length }));
  return clusters;
}
