import { isKustomization, textAt } from "@meshwright/inventory";
import { gateStem } from "../match/generated-name.ts";
import { resourceOf } from "../object-change.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import type { Noise } from "./noise.ts";

/** What an item of `healthChecks` waits for, if that is a gate. */
function checkedGate(change: ValueChange): string | undefined {
  if (change.path.length !== 3 || !isWithin(change, "spec", "healthChecks", "*")) return undefined;
  const item = change.how === "added" ? change.after : change.how === "removed" ? change.before : undefined;
  return textAt(item, "kind") === "Job" ? gateStem(textAt(item, "name") ?? "") : undefined;
}

/** A Job cannot be changed: Flux gets a gate that differs under another name, and waits for that. */
export const gateNames: Noise = {
  name: "gate-names",
  reason: "names of Jobs that wait until what is needed is there end in a digest of what they hold",
  covers(change, object) {
    const resource = resourceOf(object);
    if (resource.area.of === "gate" && change.how === "changed" && change.path.length === 2)
      return (
        isWithin(change, "metadata", "name") &&
        gateStem(textAt(change.before) ?? "") !== undefined &&
        gateStem(textAt(change.before) ?? "") === gateStem(textAt(change.after) ?? "")
      );
    const gate = isKustomization(resource) ? checkedGate(change) : undefined;
    return (
      gate !== undefined && object.changes.some((other) => other.how !== change.how && checkedGate(other) === gate)
    );
  },
};
