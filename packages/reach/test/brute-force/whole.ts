import type { Cluster, Fleet } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Flow, Network } from "@meshwright/reach";
import { flowsBetween } from "@meshwright/reach";
import type { Fate } from "./packet.ts";
import { judge } from "./judge.ts";

export interface Judged {
  readonly from: Cluster;
  readonly to: Cluster;
  readonly flow: Flow;
  readonly fate: Fate;
}

/** Every flow of every ordered pair of peers. */
export function* judgeAll(fleet: Fleet, network: Network): Generator<Judged> {
  for (const from of fleet.clusters)
    for (const to of peersOf(fleet.clusters, from))
      for (const flow of flowsBetween(fleet, from, to)) yield { from, to, flow, fate: judge(network, from, to, flow) };
}
