import { isRecord, type Keys } from "./places.ts";

/** A copy of a value in which one place holds another; `undefined` removes it. */
export function withValue(value: unknown, [key, ...rest]: Keys, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withValue(item, rest, replacement) : item));
  if (!isRecord(value)) return value;
  const inner = withValue(value[key], rest, replacement);
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

/** A copy of a value in which one key has another name. */
export function withKey(value: unknown, keys: Keys, name: string): unknown {
  const last = String(keys.at(-1));
  const rename = (inner: unknown, [key, ...rest]: Keys): unknown => {
    if (key === undefined || (rest.length === 0 && !isRecord(inner))) return inner;
    if (rest.length === 0 && isRecord(inner))
      return Object.fromEntries(Object.entries(inner).map(([one, held]) => [one === last ? name : one, held]));
    if (Array.isArray(inner)) return inner.map((item, index) => (index === key ? rename(item, rest) : item));
    if (!isRecord(inner)) return inner;
    return { ...inner, [key]: rename(inner[key], rest) };
  };
  return rename(value, keys);
}
