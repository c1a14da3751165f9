import { dump } from "js-yaml";
import { dumpOptions, type EntriesOf, NeedsLibrary, writeBlock } from "./write-block.ts";

/** Keys that come first wherever they stand, as people write Kubernetes objects; the rest is alphabetical. */
const leading = ["apiVersion", "kind", "metadata", "name", "namespace"];

const rank = (key: string): number => {
  const index = leading.indexOf(key);
  return index < 0 ? leading.length : index;
};

const entriesOf: EntriesOf = (value) =>
  Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(entriesOf(value).map(([key, inner]) => [key, ordered(inner)]));
}

/** By the library alone: what `printYaml` is to give. */
export const printByLibrary = (value: unknown): string => dump(ordered(value), dumpOptions);

/**
 * The one YAML writer: keys in one order, no line folding, no anchors, and every string quoted that YAML 1.1, which
 * Kubernetes reads, would take for something else.
 */
export function printYaml(value: unknown): string {
  try {
    const { isBlock, text } = writeBlock(value, entriesOf);
    return isBlock ? `${text}\n` : printByLibrary(value);
  } catch (error) {
    if (error instanceof NeedsLibrary) return printByLibrary(value);
    throw error;
  }
}
