import type { Fleet } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Flow } from "../flow/flow.ts";
import { flowsBetween, flowsWithin } from "../flow/flows-of.ts";
import { flowsOutside } from "../flow/outside.ts";
import type { PortNeed } from "./picture.ts";

/** Who needs what from whom and why, cluster by cluster: inbound, outbound, within. */
export const portNeeds = (fleet: Pick<Fleet, "mesh" | "clusters" | "apps">): readonly PortNeed[] =>
  fleet.clusters.flatMap((cluster) => {
    const peers = peersOf(fleet.clusters, cluster);
    const need = (direction: PortNeed["direction"], flow: Flow, other?: string): PortNeed => ({
      cluster: cluster.name,
      direction,
      ...(other !== undefined && { other }),
      flow: flow.name,
      from: flow.from.party,
      to: "party" in flow.to ? flow.to.party : "outside",
      protocol: flow.protocol,
      ports: flow.ports,
      why: flow.why,
    });
    return [
      ...peers.flatMap((peer) => flowsBetween(fleet, peer, cluster).map((flow) => need("inbound", flow, peer.name))),
      ...peers.flatMap((peer) => flowsBetween(fleet, cluster, peer).map((flow) => need("outbound", flow, peer.name))),
      ...flowsOutside(fleet, cluster).map((flow) =>
        need("outbound", flow, "outside" in flow.to ? flow.to.outside : flow.to.cluster),
      ),
      ...flowsWithin(fleet, cluster).map((flow) => need("within", flow)),
    ];
  });
