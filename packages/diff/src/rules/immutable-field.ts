import { pointerTo } from "@meshwright/findings";
import { at } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { immutableFields, shrinks } from "../immutable/fields.ts";
import { isHook, isMadeAnew } from "../immutable/made-anew.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Rule, Said } from "../rule.ts";
import { compareValues } from "../value/compare-values.ts";
import { enumerate, kubectl, nameOf } from "../words.ts";

/** What else goes when the object is deleted, so that it can be made anew. */
const takesAlong: Readonly<Record<string, string>> = {
  DaemonSet: " Its pods go with it and come back.",
  Deployment: " Its pods go with it, all at once, and come back.",
  StatefulSet: " Its pods go with it and come back; what its claims store stays.",
  CustomResourceDefinition: " All objects of its kind go with it.",
  PersistentVolumeClaim: " What it stores goes with it, unless its volume is retained.",
};

function changedFields({ before, after }: ObjectChange): readonly string[][] {
  if (before === undefined || after === undefined) return [];
  const fields = immutableFields(groupKind(after.ref), before.body, after.body).filter(({ keys, otherwise, holds }) => {
    const [old, now] = [before, after].map(({ body }) => at(body, ...keys) ?? otherwise);
    return compareValues(old, now).length > 0 && (holds?.(before.body, after.body) ?? true);
  });
  const size = after.ref.kind === "PersistentVolumeClaim" && shrinks(before.body, after.body);
  return [...fields.map(({ keys }) => [...keys]), ...(size ? [["spec", "resources", "requests", "storage"]] : [])];
}

function* sayOf(change: ObjectChange, { after: inventory }: ClusterDelta): Iterable<Said> {
  const { after } = change;
  // A name of its own makes it another object.
  if (
    change.how !== "changed" ||
    after === undefined ||
    change.before?.ref.name !== after.ref.name ||
    isHook(after, inventory)
  )
    return;
  const fields = changedFields(change);
  if (fields.length === 0) return;
  const name = nameOf(after.ref);
  const said = enumerate(fields.map((keys) => keys.join(".")));
  const causes = [{ ...causeOf(change), pointers: fields.map((keys) => pointerTo(...keys)) }];
  const along = takesAlong[after.ref.kind] ?? "";
  if (isMadeAnew(after, inventory))
    yield {
      risk: "careful",
      says: `${name} is deleted and made anew, because ${said} cannot be changed in place and it is marked so that it may be replaced.${along}`,
      afterMerging: `\`${kubectl("get", after.ref)}\` must find it again, younger than the merge.`,
      causes,
    };
  else
    yield {
      risk: "stop",
      says: `The apply of ${name} will fail: Kubernetes does not let ${said} change. What is applied together with it is held up until that is put right.`,
      beforeMerging: `Give it another name, or agree on a time at which somebody deletes it, so that it is made anew: \`${kubectl("delete", after.ref)}\`.${along}`,
      causes,
    };
}

export const immutableField: Rule = {
  name: "immutable-field",
  heading: "A field that cannot be changed",
  summary: "An object changes in a field that Kubernetes does not let an update change",
  risks: ["stop", "careful"],
  mayRestart: true,
  *run(delta) {
    for (const change of delta.changes) yield* sayOf(change, delta);
  },
};
