import type { ReachFleet } from "./flow/flows-of.ts";
import { networkOf } from "./network/network-of.ts";
import { planOf } from "./plan/plan-of.ts";
import type { ReachProblem } from "./reach-problem.ts";
import type { ReachInput, ReachRule } from "./reach-rule.ts";
import { flatNetworks } from "./rules/flat-networks.ts";
import { networkRules } from "./rules/network-rules.ts";
import { reachable } from "./rules/reachable.ts";

/** Everything that is proved, sorted by name. */
export const reachRules: readonly ReachRule[] = [...networkRules, flatNetworks, reachable].toSorted((left, right) =>
  left.name < right.name ? -1 : 1,
);

/** By fleet: the proof, the picture and what writes the plan ask for the same. */
const known = new WeakMap<ReachFleet, ReachInput>();

export function reachInput(fleet: ReachFleet): ReachInput {
  const found = known.get(fleet);
  if (found !== undefined) return found;
  const plan = planOf(fleet);
  const made = { fleet, plan, network: networkOf(fleet, plan) };
  known.set(fleet, made);
  return made;
}

/**
 * For every ordered pair of peers and for every cluster in itself: do the packets that a mesh needs get there, and the answers back?
 * Each problem is a reason why not, or what nobody has said.
 */
export function proveReach(fleet: ReachFleet): readonly ReachProblem[] {
  const input = reachInput(fleet);
  return reachRules.flatMap((rule) => [...rule.run(input)]);
}
