import { causeOf } from "../effect.ts";
import { isGeneratedRename } from "../match/generated-name.ts";
import type { ObjectChange } from "../object-change.ts";
import { isMoved, resourceOf } from "../object-change.ts";
import { sayRenamed } from "../objects/rename-words.ts";
import { byReason, renamesIn } from "../objects/renames.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

/** The name of an object for people follows from what it says; that it has another one is nothing new. */
function* sayGenerated(change: ObjectChange): Iterable<Said> {
  const { before, after, changes } = change;
  if (before === undefined || after === undefined || after.area.of === "gate" || !isGeneratedRename(change)) return;
  yield {
    risk: "routine",
    says: `${nameOf(before.ref)} is now ${nameOf(after.ref)}: its name ends in a digest of its content, which changes.`,
    causes: [
      causeOf(
        change,
        changes.filter((one) => isWithin(one, "metadata", "name")),
      ),
    ],
  };
}

/** Engines read folders: what their files are called is nothing to them. */
function* sayMoved(change: ObjectChange): Iterable<Said> {
  const { before, after, changes } = change;
  if (!isMoved(change) || changes.length > 0 || before?.folder !== after?.folder) return;
  yield {
    risk: "routine",
    says: `${nameOf(resourceOf(change).ref)} lies in another file of the same folder and says the same: nothing happens in the cluster.`,
    causes: [causeOf(change)],
  };
}

export const renamed: Rule = {
  name: "renamed",
  heading: "The same under another name",
  summary: "Objects get other names or another namespace, and say the same otherwise",
  risks: ["stop", "careful", "routine"],
  mayRestart: true,
  *run(delta, whole) {
    for (const change of delta.changes) {
      yield* sayGenerated(change);
      yield* sayMoved(change);
    }
    for (const renames of byReason(renamesIn(delta, whole))) yield sayRenamed(renames, delta, whole);
  },
};
