import { parentPort, workerData } from "node:worker_threads";
import { scanFolder } from "./scan-folder.ts";

// The entry of a thread that looks at one of two folders while the other one is read.
if (parentPort === null) throw new Error("scan-folder-worker is the entry of a thread");
const { absolute, algorithm }: { readonly absolute: string; readonly algorithm: string } = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort.postMessage(scanFolder(absolute, algorithm));
