import { dump } from "js-yaml";

/** Keys that come first wherever they stand, as people write Kubernetes objects; the rest is alphabetical. */
const leading = ["apiVersion", "kind", "metadata", "name", "namespace"];

const rank = (key: string): number => {
  const index = leading.indexOf(key);
  return index < 0 ? leading.length : index;
};

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/**
 * The one YAML writer: keys in one order, no line folding, no anchors, and every string quoted that YAML 1.1, which
 * Kubernetes reads, would take for something else.
 */
export const printYaml = (value: unknown): string => dump(ordered(value), { lineWidth: -1, noRefs: true });
