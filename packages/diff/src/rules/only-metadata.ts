import { causeOf } from "../effect.ts";
import { resourceOf } from "../object-change.ts";
import type { Rule } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

export const onlyMetadata: Rule = {
  name: "only-metadata",
  heading: "Only labels and annotations change",
  summary: "Nothing of an object changes but its labels and annotations",
  risks: ["routine"],
  *run({ changes }) {
    for (const change of changes)
      if (change.changes.length > 0 && change.changes.every((one) => isWithin(one, "metadata")))
        yield {
          risk: "routine",
          says: `${nameOf(resourceOf(change).ref)} gets other labels or annotations, and nothing else.`,
          causes: [causeOf(change)],
        };
  },
};
