import type { Resource } from "@meshwright/inventory";
import { identityOf } from "@meshwright/inventory";
import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import type { Side } from "./side.ts";
import { compareValues } from "./value/compare-values.ts";

/** Objects of one identity may lie in one cluster more than once: a gate in the dress of each engine. */
const keyOf = (resource: Resource): string => `${resource.area.of}/${identityOf(resource)}`;

/** Pairs the objects of one top folder, and compares each pair; what is equal and in its place is left out. */
export function matchObjects(
  before: readonly Resource[],
  after: readonly Resource[],
  ids: { readonly before: Side["ids"]; readonly after: Side["ids"] },
): readonly ObjectChange[] {
  const isSame = ({ file }: Resource): boolean => ids.before.has(file) && ids.before.get(file) === ids.after.get(file);
  const old = new Map(before.filter((one) => !isSame(one)).map((one) => [keyOf(one), one]));
  const changes: ObjectChange[] = [];
  for (const one of after.filter((resource) => !isSame(resource))) {
    const was = old.get(keyOf(one));
    if (was === undefined) {
      changes.push({ how: "added", after: one, changes: [] });
      continue;
    }
    old.delete(keyOf(one));
    const differing = compareValues(was.body, one.body);
    if (differing.length > 0 || was.file !== one.file)
      changes.push({ how: "changed", before: was, after: one, changes: differing });
  }
  for (const one of old.values()) changes.push({ how: "removed", before: one, changes: [] });
  const fileOf = (change: ObjectChange): string => resourceOf(change).file;
  return changes.toSorted((left, right) => (fileOf(left) < fileOf(right) ? -1 : 1));
}
