import type { Finding } from "@meshwright/findings";
import { runChecks } from "@meshwright/checks";
import type { Delta } from "./delta.ts";
import type { VerdictChange } from "./report.ts";
import type { Verdict } from "./verdict.ts";

const checks: Verdict = {
  name: "checks",
  judge: ({ clusters }) => ({
    before: clusters.flatMap(({ before }) => runChecks({ inventory: before })),
    after: clusters.flatMap(({ after }) => runChecks({ inventory: after })),
  }),
};

/** All verdicts, in the order in which they are told. */
export const verdicts: readonly Verdict[] = [checks];

/** What each verdict finds on the head that it did not find on the base, and the other way round. */
export const verdictChanges = (delta: Delta): readonly VerdictChange[] =>
  verdicts.map(({ name, judge }): VerdictChange => {
    const judged = judge(delta);
    if ("notJudged" in judged) return { name, added: [], gone: [], notJudged: judged.notJudged };
    const without = (all: readonly Finding[], others: readonly Finding[]): readonly Finding[] => {
      const known = new Set(others.map((one) => JSON.stringify(one)));
      return all.filter((one) => !known.has(JSON.stringify(one)));
    };
    return { name, added: without(judged.after, judged.before), gone: without(judged.before, judged.after) };
  });
