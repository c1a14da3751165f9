import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fastest, runNode } from "./child.ts";

/** Whole commands, from start to end, where a tree is there already. Milliseconds. */
export interface AgainMeasure {
  /** All of it compared with the tree, nothing kept. */
  readonly whole: number;
  /** Rendered after the edit of one cluster, with what earlier renders kept. */
  readonly edit: number;
  /** The second of four shards, nothing kept. */
  readonly shard: number;
}

/** `folder` holds a fleet and its tree. The edit is one that every peer must follow: where the API server is. */
export function measureAgain(folder: string, runs: number): AgainMeasure {
  const main = "../src/main.ts";
  const render = (...args: readonly string[]): number =>
    runNode(main, ["render", ...args], folder, { MESHWRIGHT_CACHE: join(folder, "cache") }).milliseconds;
  const whole = fastest(runs, () => render("--check", "--no-cache"));
  const shard = fastest(runs, () => render("--check", "--no-cache", "--shard", "2/4"));
  render();
  const file = join(folder, "fleet/clusters/cluster-0001.yaml");
  const text = readFileSync(file, "utf8");
  const edit = fastest(runs, (run) => {
    writeFileSync(file, text.replace(/endpoint: https:\/\/\w+/, `endpoint: https://EDITED${run}`));
    return render();
  });
  return { whole, edit, shard };
}
