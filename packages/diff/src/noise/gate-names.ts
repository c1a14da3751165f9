import { isKustomization, textAt } from "@meshwright/inventory";
import { resourceOf } from "../object-change.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import type { Noise } from "./noise.ts";

const named = /^(gate-.+)-[0-9a-f]{8}$/;

/** The name without its digest. */
const stemOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : named.exec(name)?.[1];

/** What an item of `healthChecks` waits for, if that is a gate. */
function checkedGate(change: ValueChange): string | undefined {
  if (change.path.length !== 3 || !isWithin(change, "spec", "healthChecks", "*")) return undefined;
  const item = change.how === "added" ? change.after : change.how === "removed" ? change.before : undefined;
  return textAt(item, "kind") === "Job" ? stemOf(textAt(item, "name")) : undefined;
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
        stemOf(textAt(change.before)) !== undefined &&
        stemOf(textAt(change.before)) === stemOf(textAt(change.after))
      );
    const gate = isKustomization(resource) ? checkedGate(change) : undefined;
    return (
      gate !== undefined && object.changes.some((other) => other.how !== change.how && checkedGate(other) === gate)
    );
  },
};
