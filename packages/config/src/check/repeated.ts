/** Each item whose key an earlier item has too, with that first one. Items without key are left out. */
export function* repeated<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string | undefined,
): Generator<{ item: T; first: T }> {
  const seen = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else yield { item, first };
  }
}
