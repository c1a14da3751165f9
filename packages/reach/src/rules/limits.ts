import type { ReachInput, ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";
import type { ReachProblem } from "../reach-problem.ts";
import { kinds } from "@meshwright/findings";
import type { Counted } from "./counted.ts";
import { attachmentsCounted, peeringsCounted, routesCounted, transitTablesCounted } from "./counted-routes.ts";
import { groupRulesCounted, interfaceRulesCounted } from "./counted-groups.ts";

const counts: readonly ((input: ReachInput) => Iterable<Counted>)[] = [
  peeringsCounted,
  routesCounted,
  groupRulesCounted,
  interfaceRulesCounted,
  attachmentsCounted,
  transitTablesCounted,
];

/** What is declared and what is planned together, against what AWS allows. */
export const withinQuotas: ReachRule = {
  name: "within-quotas",
  summary: "Peerings, routes, security group rules, attachments and route tables are no more than AWS allows",
  *run(input) {
    for (const count of counts)
      for (const counted of count(input)) {
        const found = judged(counted);
        if (found !== undefined) yield found;
      }
  },
};

function judged({ limit, count, what, place }: Counted): ReachProblem | undefined {
  const { most, standard } = limit;
  const where = { ...place, pairs: [] };
  if (most !== undefined && count > most.count)
    return reachProblem(kinds.aboveHardQuota, where, {
      what,
      count,
      most: most.count,
      instead: most.instead,
      source: limit.source,
    });
  if (standard === undefined || count <= standard.count) return undefined;
  return reachProblem(kinds.aboveDefaultQuota, where, {
    what,
    count,
    quota: standard.count,
    name: standard.name,
    most: most === undefined ? "AWS names no upper bound" : `${most.count} at most`,
    source: limit.source,
  });
}
