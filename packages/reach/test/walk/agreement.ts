import type { Cluster, Fleet } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Flow, Network, Verdict } from "@meshwright/reach";
import { flowsBetween, flowsWithin, groundOf, walk } from "@meshwright/reach";
import { judge } from "../brute-force/judge.ts";
import type { Fate } from "../brute-force/packet.ts";

/** A flow on which the two walkers do not agree. */
export interface Disagreement {
  readonly flow: string;
  readonly verdict: Verdict;
  readonly fate: Fate;
}

/** What the solver must say where packets fare so. */
const expected = { delivered: "allowed", dropped: "stopped", unsaid: "unknown" } as const;

/** Every flow of the fleet that both can judge, between peers and within clusters. */
export function* flowsOf(fleet: Fleet): Generator<readonly [from: Cluster, to: Cluster, flow: Flow]> {
  for (const cluster of fleet.clusters) {
    // What the kubelet asks pods of its own node leaves no node.
    for (const flow of flowsWithin(fleet, cluster)) if (flow.name !== "health") yield [cluster, cluster, flow];
    for (const peer of peersOf(fleet.clusters, cluster))
      for (const flow of flowsBetween(fleet, cluster, peer)) yield [cluster, peer, flow];
  }
}

/** Where the solver and the brute-force walker tell different things of one network. */
export function* disagreements(fleet: Fleet, network: Network): Generator<Disagreement> {
  const ground = groundOf(fleet, network);
  for (const [from, to, flow] of flowsOf(fleet)) {
    const verdict = walk(ground, flow);
    const fate = judge(network, from, to, flow);
    if (verdict.is !== expected[fate.is])
      yield { flow: `${flow.name} from ${flow.from.party} of ${from.name} to ${to.name}`, verdict, fate };
  }
}
