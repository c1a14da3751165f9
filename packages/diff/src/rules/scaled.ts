import type { Rule } from "../rule.ts";
import { bounds } from "../scale/bounds.ts";
import { valueScale } from "../scale/value-scale.ts";
import { workloadScale } from "../scale/workload-scale.ts";

export const scaled: Rule = {
  name: "scaled",
  heading: "More or fewer pods",
  summary: "The number of pods of a workload changes, or how many of them may be away",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    yield* valueScale(delta);
    for (const change of delta.changes) {
      yield* workloadScale(change, delta.after);
      yield* bounds(change, delta.after);
    }
  },
};
