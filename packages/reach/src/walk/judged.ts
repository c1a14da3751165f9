import type { Connection } from "@meshwright/model";
import type { Flow } from "../flow/flow.ts";
import { flowsBetween, flowsWithin } from "../flow/flows-of.ts";
import { directionsOf, peerPairs } from "../peer-pair.ts";
import type { ReachInput } from "../reach-rule.ts";
import { groundOf } from "./ground.ts";
import type { Verdict } from "./verdict.ts";
import { walk } from "./walk.ts";

export interface JudgedFlow {
  readonly flow: Flow;
  readonly verdict: Verdict;
}

export interface JudgedPair {
  readonly from: string;
  readonly to: string;
  readonly isFlat: boolean;
  readonly connection: Connection;
  readonly flows: readonly JudgedFlow[];
}

/** What becomes of every flow of a fleet, in the order of the fleet. */
export interface Judged {
  readonly pairs: readonly JudgedPair[];
  readonly own: readonly { readonly cluster: string; readonly flows: readonly JudgedFlow[] }[];
}

/** By network: the proof and the picture ask for the same. */
const known = new WeakMap<ReachInput["network"], Judged>();

export function judged({ fleet, network }: ReachInput): Judged {
  const found = known.get(network);
  if (found !== undefined) return found;
  const ground = groundOf(fleet, network);
  const all = (flows: readonly Flow[]): readonly JudgedFlow[] =>
    flows.map((flow) => ({ flow, verdict: walk(ground, flow) }));
  const pairs = peerPairs(fleet).flatMap((pair) =>
    directionsOf(pair).map(([from, to]): JudgedPair => ({
      from: from.name,
      to: to.name,
      isFlat: pair.isFlat,
      connection: pair.connection,
      flows: all(flowsBetween(fleet, from, to)),
    })),
  );
  const order = new Map(fleet.clusters.map(({ name }, index) => [name, index]));
  const place = (name: string): number => order.get(name) ?? 0;
  const made: Judged = {
    pairs: pairs.toSorted((left, right) => place(left.from) - place(right.from) || place(left.to) - place(right.to)),
    own: fleet.clusters.map((cluster) => ({ cluster: cluster.name, flows: all(flowsWithin(fleet, cluster)) })),
  };
  known.set(network, made);
  return made;
}
