import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ScannedFolder } from "./scan-folder.ts";

/** Of smaller trees the thread would still be starting when they are read without it. */
const fewest = 40;

/** Scans a large folder beside whatever happens meanwhile; undefined where that would save nothing, or cannot be done. */
export async function scanInThread(absolute: string, algorithm: string): Promise<ScannedFolder | undefined> {
  if (availableParallelism() < 2 || !isLarge(absolute)) return undefined;
  const worker = new Worker(new URL("scan-folder-worker.ts", import.meta.url), { workerData: { absolute, algorithm } });
  try {
    const [scanned]: readonly ScannedFolder[] = await once(worker, "message");
    return scanned;
  } catch {
    return undefined;
  } finally {
    await worker.terminate();
  }
}

function isLarge(absolute: string): boolean {
  try {
    return readdirSync(absolute).length >= fewest;
  } catch {
    return false;
  }
}
