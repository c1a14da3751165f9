/**
 * The value without properties that are null; the same value where there are none. The API server takes null for absent:
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(withoutNulls);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const kept = entries.filter(([, inner]) => inner !== null).map(([key, inner]) => [key, withoutNulls(inner)] as const);
  const isSame = kept.length === entries.length && kept.every(([, inner], index) => inner === entries[index]?.[1]);
  return isSame ? value : Object.fromEntries(kept);
}
