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

/** Threads that are ready to examine a tree, or getting ready. */
export interface Threads {
  /** Examines the tree, in this thread too. The result is the same with any number of threads. */
  examine(schemas: Schemas, fleet: Fleet | undefined): Promise<readonly ExaminedFolder[]>;
}

/** Starts the threads for a tree early, so that they are ready when the fleet is read. */
export function startThreads(shape: TreeShape, threads = threadsFor(shape)): Threads {
  const size = Math.ceil(shape.names.length / threads);
  const shares = Array.from({ length: threads }, (_, index) => ({
    ...shape,
    names: shape.names.slice(index * size, (index + 1) * size),
  }));
  const [own = shape, ...others] = shares;
  const workers = others.map((share) => ({ share, worker: new Worker(new URL("examine-worker.ts", import.meta.url)) }));
  // Until they are given something to do, nothing waits for them: what is thrown meanwhile ends the process.
  for (const { worker } of workers) worker.unref();
  return {
    async examine(schemas, fleet) {
      const elsewhere = workers.map(({ worker, share }) => examinedBy(worker, { shape: share, fleet }));
      const all = await Promise.all([examineFolders(own, schemas, fleet), ...elsewhere]);
      return all.flat();
    },
  };
}

/** Throws what the thread throws. */
async function examinedBy(worker: Worker, share: Share): Promise<readonly ExaminedFolder[]> {
  worker.ref();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  worker.postMessage(share);
  const [examined] = await once(worker, "message");
  await worker.terminate();
  return examined;
}
