import type { Resource } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { ofSameIdentity } from "./match/identities.ts";
import type { ObjectPair } from "./match/pairs.ts";
import { leftBeside } from "./match/pairs.ts";
import { alikeInPlace, namedOtherwise } from "./match/renames.ts";
import { substitutionsIn } from "./match/substitutions.ts";
import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import type { Side } from "./side.ts";
import { compareValues } from "./value/compare-values.ts";
import { keysOfSchemas } from "./value/schema-keys.ts";

/** Pairs the objects of one top folder, and compares each pair; what is equal and in its place is left out. */
export function matchObjects(
  before: readonly Resource[],
  after: readonly Resource[],
  ids: { readonly before: Side["ids"]; readonly after: Side["ids"] },
): readonly ObjectChange[] {
  const isSame = ({ file }: Resource): boolean => ids.before.has(file) && ids.before.get(file) === ids.after.get(file);
  const differing = { before: before.filter((one) => !isSame(one)), after: after.filter((one) => !isSame(one)) };
  const pairs = [...ofSameIdentity(differing)];
  let left = leftBeside(differing, pairs);
  if (left.before.length > 0 && left.after.length > 0) {
    pairs.push(...namedOtherwise(left, substitutionsIn({ before, after })));
    left = leftBeside(differing, pairs);
    pairs.push(...alikeInPlace(left));
    left = leftBeside(differing, pairs);
  }
  const keysOf = keysOfSchemas([...after, ...before]);
  const changes = [
    ...pairs.flatMap((pair) => changeOf(pair, keysOf)),
    ...left.before.map((one): ObjectChange => ({ how: "removed", before: one, changes: [] })),
    ...left.after.map((one): ObjectChange => ({ how: "added", after: one, changes: [] })),
  ];
  const fileOf = (change: ObjectChange): string => resourceOf(change).file;
  return changes.toSorted((one, other) => (fileOf(one) < fileOf(other) ? -1 : Number(fileOf(one) > fileOf(other))));
}

/** Nothing where an object says the same in the same place. */
function changeOf([before, after]: ObjectPair, keysOf: ReturnType<typeof keysOfSchemas>): readonly ObjectChange[] {
  const changes = compareValues(before.body, after.body, { keysAt: keysOf(groupKind(after.ref)) });
  if (changes.length === 0 && before.file === after.file) return [];
  const isRenamed = before.ref.name !== after.ref.name || before.ref.namespace !== after.ref.namespace;
  return [{ how: "changed", before, after, changes, ...(isRenamed && { renamed: true }) }];
}
