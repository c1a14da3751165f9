import { isGeneratedRename } from "./match/generated-name.ts";
import type { ObjectChange } from "./object-change.ts";

/**
 * Changes as an API server sees them, which knows no new names: the old object goes, another one comes. Only where a name follows
 * from what the object says is it still one to rules.
 */
export const asApplied = (changes: readonly ObjectChange[]): readonly ObjectChange[] =>
  changes.flatMap((change): readonly ObjectChange[] => {
    const { before, after } = change;
    return change.renamed !== true || isGeneratedRename(change)
      ? [change]
      : [
          { how: "removed", before, changes: [] },
          { how: "added", after, changes: [] },
        ];
  });
