/**
 * The value without properties that are null; the same value where there are none. The API server takes null for absent:
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export const withoutNulls = (value: unknown): unknown => (hasNulls(value) ? cleared(value) : value);

/** Nearly no object has any, so nothing is copied before one is met. */
function hasNulls(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasNulls);
  return Object.values(value).some((inner) => inner === null || hasNulls(inner));
}

function cleared(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(cleared);
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, cleared(inner)]));
}
