import { once } from "node:events";
import { parentPort } from "node:worker_threads";
import type { Fleet } from "@meshwright/model";
import { useBundles } from "../fast-start/use-bundles.ts";
import type { TreeShape } from "./read-top-folders.ts";
import { hasSharedCrds } from "./shared-crds.ts";

/** What a thread is given. */
export interface Share {
  readonly shape: TreeShape;
  readonly fleet?: Fleet;
}

// The entry of a thread. It gets ready, waits for its share of the top folders, and gives back what it found.
if (parentPort === null) throw new Error("examine-worker is the entry of a thread");
const given: Promise<readonly Share[]> = once(parentPort, "message");
useBundles();
const [{ loadSchemas }, { examineFolders }] = await Promise.all([
  import("@meshwright/schemas"),
  import("./examine-tree.ts"),
]);
// Made ready before anything is known of the tree; what compiles CRDs is loaded only where it has some.
const ready = await loadSchemas();
for (const { shape, fleet } of await given) {
  const schemas = hasSharedCrds(shape) ? await loadSchemas({ compiler: true }) : ready;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort.postMessage(await examineFolders(shape, schemas, fleet));
}
