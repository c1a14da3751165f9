import { parentPort, workerData } from "node:worker_threads";
import { useBundles } from "../fast-start/use-bundles.ts";
import type { CleanFolder } from "./clean-folder.ts";

// The entry of a thread that looks at a tree while the fleet is read and rendered. It gives back the clean folders.
if (parentPort === null) throw new Error("scan-worker is the entry of a thread");
useBundles();
const [{ scanTree }, { isClean, stampOf }, { digest }, { fileDigests }] = await Promise.all([
  import("./scan.ts"),
  import("./clean-folder.ts"),
  import("./manifest.ts"),
  import("./file-digests.ts"),
]);

const { out, names }: { readonly out: string; readonly names: readonly string[] } = workerData;
// Stamps come first: what changes later has another one.
const stamps = new Map(names.map((name) => [name, stampOf(`${out}/${name}`)]));
const { folders } = scanTree({ out, label: out, whole: true, digestOf: fileDigests() }, new Map());
const clean = [...folders].flatMap(([name, folder]): readonly CleanFolder[] => {
  const stamp = stamps.get(name) ?? "";
  return typeof folder === "string" || stamp === "" || !isClean(folder)
    ? []
    : [{ name, stamp, manifestDigest: digest(folder.manifestText) }];
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort.postMessage(clean);
