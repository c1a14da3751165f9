import { parentPort, workerData } from "node:worker_threads";
import { cleanFolders } from "./clean-scan.ts";

// The entry of a thread that looks at a tree while the fleet is read and rendered. It gives back the clean folders.
if (parentPort === null) throw new Error("scan-worker is the entry of a thread");
const { out, names }: { readonly out: string; readonly names: readonly string[] } = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort.postMessage(cleanFolders(out, names));
