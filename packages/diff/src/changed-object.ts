import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import type { ChangedObject } from "./report.ts";

/** What a reader needs of a change: of what stays in an object, nothing. */
export function changedObject(change: ObjectChange): ChangedObject {
  const { how, before, after, changes, renamed } = change;
  return {
    how,
    ref: resourceOf(change).ref,
    ...(renamed && before && { was: before.ref }),
    ...(before && { before: before.file }),
    ...(after && { after: after.file }),
    changes,
    ...(how === "added" && after && { body: after.body }),
  };
}
