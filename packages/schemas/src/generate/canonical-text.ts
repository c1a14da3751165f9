const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
};

/** JSON with sorted keys and a newline at the end: the same value has the same bytes. */
export const canonicalText = (value: unknown): string => `${JSON.stringify(sorted(value), undefined, 1)}\n`;
