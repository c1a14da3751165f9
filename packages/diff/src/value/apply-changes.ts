import type { Json } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import type { Path, Step, ValueChange } from "./change.ts";

/** Makes the value of after from that of before and what differs. Undefined stands for nothing at all. */
export function applyChanges(before: Json | undefined, changes: readonly ValueChange[]): Json | undefined {
  return applied(before, changes, 0);
}

function applied(value: Json | undefined, changes: readonly ValueChange[], depth: number): Json | undefined {
  if (changes.length === 0) return value;
  const here = changes.filter(({ path }) => path.length === depth);
  for (const change of here) {
    if (change.how === "removed") return undefined;
    if (change.how !== "reordered") return change.after;
  }
  if (Array.isArray(value)) return appliedToList(value, changes, depth);
  if (isMap(value)) return appliedToMap(value, changes, depth);
  throw new Error("a change within a value that has nothing within");
}

const stepAt = ({ path }: { readonly path: Path }, depth: number): Step | undefined => path[depth];

function appliedToMap(
  map: Readonly<Record<string, Json | undefined>>,
  changes: readonly ValueChange[],
  depth: number,
): Json {
  const byKey = Map.groupBy(changes, (change) => {
    const step = stepAt(change, depth);
    return step !== undefined && "key" in step ? step.key : "";
  });
  return Object.fromEntries(
    [...new Set([...Object.keys(map), ...byKey.keys()])].flatMap((key) => {
      const inner = applied(Object.hasOwn(map, key) ? map[key] : undefined, byKey.get(key) ?? [], depth + 1);
      return inner === undefined ? [] : [[key, inner] as const];
    }),
  );
}

function appliedToList(list: readonly Json[], changes: readonly ValueChange[], depth: number): Json {
  const isInsertion = (change: ValueChange): boolean => change.how === "added" && change.path.length === depth + 1;
  const indexOf = (change: ValueChange): number => {
    const step = stepAt(change, depth);
    return step !== undefined && "item" in step ? step.index : -1;
  };
  const byIndex = Map.groupBy(
    changes.filter((change) => !isInsertion(change)),
    indexOf,
  );
  const reordered = byIndex.get(-1)?.find(({ how }) => how === "reordered");
  const order = reordered?.how === "reordered" ? reordered.order : [...list.keys()];
  const made = order.flatMap((index) => {
    const inner = applied(list[index], byIndex.get(index) ?? [], depth + 1);
    return inner === undefined ? [] : [inner];
  });
  const inserted = new Map(changes.filter(isInsertion).map((change) => [indexOf(change), change]));
  const stayed = made.values();
  return Array.from({ length: made.length + inserted.size }, (_, index) => {
    const change = inserted.get(index);
    return change?.how === "added" ? change.after : (stayed.next().value ?? null);
  });
}
