import { at, entriesAt, isMap, itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";

/** One way in which a schema takes less than before. */
export interface Narrowing {
  /** Keys from the top of the object; `*` is any item of a list or map. */
  readonly keys: readonly string[];
  /** `removed`: what objects say there is dropped without a word; `stricter`: objects may be refused. */
  readonly how: "removed" | "stricter";
  /** `spec.hosts is taken out`. */
  readonly says: string;
}

/** Bounds of values: how a later one may be narrower than an earlier one. */
const bounds: readonly (readonly [key: string, isNarrower: (before: number, after: number) => boolean])[] = [
  ...["minimum", "minItems", "minLength", "minProperties"].map(
    (key) => [key, (old: number, now: number) => now > old] as const,
  ),
  ...["maximum", "maxItems", "maxLength", "maxProperties"].map(
    (key) => [key, (old: number, now: number) => now < old] as const,
  ),
];

const nameOf = (keys: readonly string[]): string => keys.filter((key) => key !== "*").join(".") || "the whole object";

function* ofValues(old: Json | undefined, now: Json | undefined, keys: readonly string[]): Iterable<Narrowing> {
  const stricter = (says: string): Narrowing => ({ keys, how: "stricter", says: `${nameOf(keys)} ${says}` });
  const [was, is] = [textAt(old, "type"), textAt(now, "type")];
  if (was !== is && is !== undefined && was !== undefined) yield stricter(`must be ${is} instead of ${was}`);
  const values = new Set(itemsAt(now, "enum").map((value) => JSON.stringify(value)));
  const lost = itemsAt(old, "enum").filter((value) => !values.has(JSON.stringify(value)));
  if (values.size > 0 && (lost.length > 0 || at(old, "enum") === undefined))
    yield stricter(
      lost.length > 0
        ? `may no longer be ${lost.map((value) => JSON.stringify(value)).join(", ")}`
        : "takes certain values only",
    );
  const needed = new Set(itemsAt(old, "required"));
  for (const key of itemsAt(now, "required"))
    if (typeof key === "string" && !needed.has(key))
      yield { keys: [...keys, key], how: "stricter", says: `${nameOf([...keys, key])} is now required` };
  for (const [key, isNarrower] of bounds) {
    const [before, after] = [at(old, key), at(now, key)];
    if (typeof after === "number" && (typeof before !== "number" || isNarrower(before, after)))
      yield stricter(`has ${key} ${after} now`);
  }
  if (textAt(now, "pattern") !== undefined && textAt(now, "pattern") !== textAt(old, "pattern"))
    yield stricter("must match another pattern");
  const rules = new Set(itemsAt(old, "x-kubernetes-validations").map((rule) => textAt(rule, "rule")));
  if (itemsAt(now, "x-kubernetes-validations").some((rule) => !rules.has(textAt(rule, "rule"))))
    yield stricter("has a new validation rule");
}

const keepsAll = (schema: Json | undefined): boolean => at(schema, "x-kubernetes-preserve-unknown-fields") === true;

/**
 * Everything in which a schema takes less. Fields that a schema does not know are dropped:
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
export function* narrowings(
  old: Json | undefined,
  now: Json | undefined,
  keys: readonly string[] = [],
): Iterable<Narrowing> {
  if (old === undefined || now === undefined || keys.length > 40) return;
  yield* ofValues(old, now, keys);
  for (const [key, schema] of entriesAt(old, "properties")) {
    const next = at(now, "properties", key);
    const way = [...keys, key];
    if (next !== undefined) yield* narrowings(schema, next, way);
    else if (!keepsAll(now) && !isMap(at(now, "additionalProperties")))
      yield { keys: way, how: "removed", says: `${nameOf(way)} is taken out` };
  }
  for (const part of ["items", "additionalProperties"]) yield* narrowings(at(old, part), at(now, part), [...keys, "*"]);
}

/** True where an object says something at the end of such a way. */
export function holds(value: Json | undefined, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return value !== undefined && value !== null;
  if (key !== "*") return holds(at(value, key), rest);
  const items = Array.isArray(value) ? value : entriesAt(value).map(([, item]) => item);
  return items.some((item) => holds(item, rest));
}
