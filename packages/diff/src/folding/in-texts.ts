/** The same data with each of its texts, and each key, made into another. */
export function inTexts<T>(value: T, made: (text: string) => string): T {
  const other = (one: unknown): unknown => {
    if (typeof one === "string") return made(one);
    if (Array.isArray(one)) return one.map(other);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [made(key), other(inner)]));
  };
  return other(value) as T; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the same data with other words in its texts
}
