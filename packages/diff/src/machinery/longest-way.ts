/** What a table says of the way that keys make: `a.b` stands for itself and everything below; the longest that fits rules. */
export function longestWay<Value>(table: Readonly<Record<string, Value>>, keys: readonly string[]): Value | undefined {
  for (let length = keys.length; length > 0; length -= 1) {
    const way = keys.slice(0, length).join(".");
    if (Object.hasOwn(table, way)) return table[way];
  }
  return undefined;
}
