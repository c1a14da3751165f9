import { parentPort, workerData } from "node:worker_threads";
import type { Fleet } from "@meshwright/model";
import { useBundles } from "../fast-start/use-bundles.ts";
import type { TreeShape } from "./read-top-folders.ts";

/** What a thread is given. */
export interface Share {
  readonly shape: TreeShape;
  readonly fleet?: Fleet;
}

// The entry of a thread: its share of the top folders, and back.
useBundles();
const [{ loadSchemas }, { examineFolders }] = await Promise.all([
  import("@meshwright/schemas"),
  import("./examine-tree.ts"),
]);
const { shape, fleet }: Share = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(await examineFolders(shape, loadSchemas(), fleet));
