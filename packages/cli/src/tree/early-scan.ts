import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CleanFolder } from "./clean-folder.ts";

/** Clean folders by their names, as they were when a thread looked at them. */
export type EarlyScan = ReadonlyMap<string, CleanFolder>;

/** Of smaller trees the thread would still be starting when they are looked at without it. */
const fewest = 40;

/**
 * Looks at a whole tree in a thread of its own, beside all that is done before the tree is needed. What it finds only saves
 * time: a folder that it did not find clean, or could not read, is looked at again.
 */
export function startEarlyScan(out: string): () => Promise<EarlyScan> {
  const names = folderNames(out);
  if (names.length < fewest || availableParallelism() < 2) return () => Promise.resolve(new Map());
  const worker = new Worker(new URL("scan-worker.ts", import.meta.url), { workerData: { out, names } });
  const found = once(worker, "message").then(
    ([clean]: readonly CleanFolder[][]) => new Map((clean ?? []).map((one) => [one.name, one])),
    () => new Map<string, CleanFolder>(),
  );
  worker.unref();
  return async () => {
    worker.ref();
    const folders = await found;
    await worker.terminate();
    return folders;
  };
}

function folderNames(out: string): readonly string[] {
  try {
    return readdirSync(out, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return []; // whoever needs the tree says what is wrong with it
  }
}
