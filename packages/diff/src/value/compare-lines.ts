import { structuredPatch } from "diff";
import type { Inside } from "./change.ts";

/** Lines that may be removed and added before a diff is no longer made. It takes time by their square, and nobody reads more. */
const mostEdits = 1000;

/** Lines shown around those that differ. */
const context = 3;

/** What differs between two texts, by lines. */
export function compareLines(before: string, after: string): Extract<Inside, { as: "lines" }> {
  const least = leastEdits(before.split("\n"), after.split("\n"));
  const patch =
    least.removed + least.added > mostEdits
      ? undefined
      : structuredPatch("", "", before, after, undefined, undefined, { context, maxEditLength: mostEdits });
  if (patch === undefined) return { as: "lines", ...least };
  const hunks = patch.hunks.map(({ oldStart, newStart, lines }) => ({
    before: oldStart,
    after: newStart,
    // The others are remarks: `\ No newline at end of file`.
    lines: lines.filter((line) => /^[ +-]/.test(line)),
  }));
  const count = (sign: string): number =>
    hunks.flatMap(({ lines }) => lines.filter((line) => line.startsWith(sign))).length;
  return { as: "lines", removed: count("-"), added: count("+"), hunks };
}

/** The lines of each side that the other has not, wherever they are: at least these differ. */
function leastEdits(before: readonly string[], after: readonly string[]): { removed: number; added: number } {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of after) counts.set(line, (counts.get(line) ?? 0) - 1);
  const differing = [...counts.values()];
  const sum = (of: readonly number[]): number => of.reduce((total, one) => total + Math.max(0, one), 0);
  return { removed: sum(differing), added: sum(differing.map((count) => -count)) };
}
