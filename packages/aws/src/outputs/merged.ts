import { isRecord } from "@meshwright/model";

/** A value in which nothing has an order of its own: AWS lists things in any. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one) => JSON.stringify(ordered(one))).toSorted()
    : isRecord(value)
      ? Object.entries(value)
          .filter(([, one]) => one !== undefined)
          .toSorted(([left], [right]) => (left < right ? -1 : 1))
          .map(([key, one]) => [key, JSON.stringify(ordered(one))])
      : value;

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** Keys of which two outputs say something else of the same thing. Tags are seen by their own account only. */
export function differingKeys(one: unknown, other: unknown): readonly string[] {
  if (!isRecord(one) || !isRecord(other)) return [];
  return Object.keys(one)
    .filter((key) => key !== "Tags" && one[key] !== undefined && other[key] !== undefined)
    .filter((key) => !isSame(one[key], other[key]))
    .toSorted();
}

/** What two outputs say of the same thing, together: another account may see less of it. */
export function merged<T>(one: T, other: T): T {
  if (!isRecord(one) || !isRecord(other)) return one;
  const said = Object.entries(other).filter(([, value]) => value !== undefined);
  const tags = [one["Tags"], other["Tags"]].flatMap((list) => (Array.isArray(list) ? list : []));
  return { ...one, ...Object.fromEntries(said), ...("Tags" in one && { Tags: tags }) };
}
