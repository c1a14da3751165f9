import type { Kind } from "@meshwright/findings";
import { finding } from "@meshwright/findings";
import type { ReachFleet } from "./flow/flows-of.ts";
import type { Network } from "./network/network.ts";
import type { NetworkPlan } from "./plan/plan.ts";
import type { ReachProblem } from "./reach-problem.ts";

/** A fleet, and the network that its packets are sent through. */
export interface ReachInput {
  readonly fleet: ReachFleet;
  readonly network: Network;
  readonly plan: NetworkPlan;
}

/** One thing that must hold for packets to flow as the mesh needs. */
export interface ReachRule {
  readonly name: string;
  /** One sentence: what holds when it finds nothing. */
  readonly summary: string;
  run(input: ReachInput): Iterable<ReachProblem>;
}

/** Makes a problem of a kind. */
export const reachProblem = <Args>(
  kind: Kind<Args>,
  where: Pick<ReachProblem, "cluster" | "keyPath" | "pairs">,
  args: Args,
): ReachProblem => ({
  code: kind.code,
  level: kind.level,
  ...where,
  tell: (place) => finding(kind, place, args),
});
