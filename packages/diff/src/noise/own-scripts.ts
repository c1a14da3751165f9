import { textAt } from "@meshwright/inventory";
import { resourceOf } from "../object-change.ts";
import { isWithin } from "../value/change.ts";
import type { Noise } from "./noise.ts";

/** Libraries that meshwright brings along, the same in every fleet. */
const libraries: ReadonlySet<string> = new Set(["gate.sh", "verify.sh"]);

/** Not where somebody has edited the file: what is rendered is listed in the manifest with its digest. */
export const ownScripts: Noise = {
  name: "own-scripts",
  reason: "scripts that meshwright brings along, in another version",
  covers(change, { object, cluster, whole }) {
    const { ref, body, file } = resourceOf(object);
    const key = change.path[1];
    return (
      ref.kind === "ConfigMap" &&
      change.how === "changed" &&
      isWithin(change, "data") &&
      key !== undefined &&
      "key" in key &&
      libraries.has(key.key) &&
      textAt(body, "metadata", "labels", "app.kubernetes.io/managed-by") === "meshwright" &&
      !whole.after.byHand(cluster.cluster).has(file)
    );
  },
};
