import type { Json } from "@meshwright/model";
import type { Inside, ValueChange } from "./change.ts";
import { compareLines } from "./compare-lines.ts";
import { structuredText } from "./structured-text.ts";

/** Differences within a text beyond which they are only counted, by lines. */
const mostChanges = 1000;

/** What differs within two texts that differ: in the data that both hold, else by lines; undefined for short texts. `compare` compares data. */
export function compareTexts(
  before: string,
  after: string,
  compare: (before: Json, after: Json) => readonly ValueChange[],
): Inside | undefined {
  const old = structuredText(before);
  const now = old && structuredText(after);
  if (old !== undefined && now !== undefined) {
    const changes = compare(old.value, now.value);
    if (changes.length <= mostChanges) return { as: old.as === now.as ? old.as : "yaml", changes };
  }
  return before.includes("\n") || after.includes("\n") ? compareLines(before, after) : undefined;
}
