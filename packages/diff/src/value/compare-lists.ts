import type { Json } from "@meshwright/model";
import type { Partners } from "./align.ts";
import { aligned } from "./align.ts";
import type { Path, ValueChange } from "./change.ts";
import { isSequence, itemName, keysOf } from "./list-keys.ts";
import type { ListKeys } from "./known-keys.ts";

/** How the items of two lists belong together, and what each is called. */
interface Matched {
  readonly partners: Partners;
  readonly nameOf: (item: Json, index: number) => string;
}

/** What differs between two lists; `compare` compares two items that are the same. */
export function compareLists(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  compare: (before: Json, after: Json, path: Path) => readonly ValueChange[],
  known?: ListKeys,
): readonly ValueChange[] {
  const { partners, nameOf } = matched(before, after, fieldOf(path), known);
  const partnerOf = new Map(partners.flatMap((from, to) => (from === undefined ? [] : [[from, to] as const])));
  const order = partners.filter((from) => from !== undefined);
  return [
    ...before.flatMap((item, index): readonly ValueChange[] => {
      const to = partnerOf.get(index);
      const here = [...path, { item: nameOf(item, index), index }];
      return to === undefined ? [{ how: "removed", path: here, before: item }] : compare(item, after[to] ?? null, here);
    }),
    ...after.flatMap((item, index): readonly ValueChange[] =>
      partners[index] === undefined
        ? [{ how: "added", path: [...path, { item: nameOf(item, index), index }], after: item }]
        : [],
    ),
    ...(order.every((from, place) => place === 0 || (order[place - 1] ?? 0) < from)
      ? []
      : [{ how: "reordered", path, order, items: order.map((from) => nameOf(before[from] ?? null, from)) } as const]),
  ];
}

/** The field that a list is in; of a list within a list, that of the outer one. */
const fieldOf = (path: Path): string => {
  const step = path.findLast((one) => "key" in one);
  return step !== undefined && "key" in step ? step.key : "";
};

function matched(before: readonly Json[], after: readonly Json[], field: string, known?: ListKeys): Matched {
  const found = keysOf(before, after, field, known);
  if (found !== undefined) {
    const { keys, areIdentity } = found;
    const partners = byIdentity(before, after, (item) => itemName(item, keys)?.identity ?? "");
    return {
      partners: areIdentity ? partners : withAligned(partners, before, after),
      nameOf: (item, index) => itemName(item, keys)?.label ?? String(index),
    };
  }
  if (isSequence(field) || !isSet(before) || !isSet(after))
    return { partners: aligned(before, after), nameOf: (_, index) => String(index) };
  return {
    partners: byIdentity(before, after, (item) => `${typeof item} ${plainText(item)}`),
    nameOf: (item, index) => (/^[^\n\r]{1,80}$/.test(plainText(item)) ? plainText(item) : String(index)),
  };
}

const plainText = (item: Json): string => (typeof item === "object" ? "" : String(item));

const isSet = (items: readonly Json[]): boolean =>
  items.every((item) => typeof item !== "object") && new Set(items).size === items.length;

function byIdentity(before: readonly Json[], after: readonly Json[], identity: (item: Json) => string): Partners {
  const places = new Map(before.map((item, index) => [identity(item), index]));
  return after.map((item) => places.get(identity(item)));
}

/** The same, and partners for those that have none, by what they are most like. */
function withAligned(partners: Partners, before: readonly Json[], after: readonly Json[]): Partners {
  const taken = new Set(partners);
  const old = [...before.keys()].filter((index) => !taken.has(index));
  const now = [...after.keys()].filter((index) => partners[index] === undefined);
  const pairs = aligned(
    old.map((index) => before[index] ?? null),
    now.map((index) => after[index] ?? null),
  );
  const found = new Map(pairs.flatMap((from, to) => (from === undefined ? [] : [[now[to], old[from]] as const])));
  return partners.map((from, to) => from ?? found.get(to));
}
