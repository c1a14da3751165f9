import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Fleet } from "@meshwright/model";
import type { Schemas } from "@meshwright/schemas";
import type { ExaminedFolder } from "./examine-tree.ts";
import { examineFolders } from "./examine-tree.ts";
import type { Share } from "./examine-worker.ts";
import type { TreeShape } from "./read-top-folders.ts";

/** A thread needs half a second until it works: with fewer top folders it would come too late. */
const fewest = 40;

/** More threads would wait for the disk, and each needs memory of its own. */
const mostThreads = 4;

export const threadsFor = ({ names }: TreeShape): number =>
  names.length < fewest ? 1 : Math.min(availableParallelism(), mostThreads);

/** Examines a tree with several threads, this one among them. The result is the same with any number. */
export async function examineInThreads(
  shape: TreeShape,
  schemas: Schemas,
  fleet: Fleet | undefined,
  threads = threadsFor(shape),
): Promise<readonly ExaminedFolder[]> {
  if (threads === 1) return examineFolders(shape, schemas, fleet);
  const size = Math.ceil(shape.names.length / threads);
  const [own = shape, ...others] = Array.from({ length: threads }, (_, index) => ({
    ...shape,
    names: shape.names.slice(index * size, (index + 1) * size),
  }));
  const started = others.map((share) => examinedElsewhere({ shape: share, fleet }));
  const all = await Promise.all([examineFolders(own, schemas, fleet), ...started]);
  return all.flat();
}

/** Throws what the thread throws. */
async function examinedElsewhere(share: Share): Promise<readonly ExaminedFolder[]> {
  const worker = new Worker(new URL("examine-worker.ts", import.meta.url), { workerData: share });
  const [examined] = await once(worker, "message");
  await worker.terminate();
  return examined;
}
