import type { Cluster } from "@meshwright/model";
import type { ReachFleet } from "../flow/flows-of.ts";
import { reachInput } from "../prove.ts";
import type { ReachInput } from "../reach-rule.ts";
import type { JudgedFlow } from "../walk/judged.ts";
import { judged } from "../walk/judged.ts";
import { connectionPictures, gatewayOf } from "./connections.ts";
import type { ClusterPicture, FlowPicture, ReachPicture } from "./picture.ts";
import { portNeeds } from "./port-needs.ts";

/** Everything that is to be shown of a fleet's network, and what becomes of each of its flows. */
export function reachPicture(fleet: ReachFleet): ReachPicture {
  const input = reachInput(fleet);
  const { id, connectivity } = fleet.mesh;
  const { pairs, own } = judged(input);
  return {
    mesh: id,
    model: connectivity.model,
    management: connectivity.management,
    clusters: fleet.clusters.map((cluster) => clusterPicture(input, cluster)),
    connections: connectionPictures(input),
    pairs: pairs.map(({ from, to, flows }) => ({ from, to, flows: flows.map(flowPicture) })),
    own: own.map(({ cluster, flows }) => ({ cluster, flows: flows.map(flowPicture) })),
    ports: portNeeds(fleet),
  };
}

function clusterPicture({ network }: ReachInput, cluster: Cluster): ClusterPicture {
  const { name, peerGroup, account, region, vpc, podCIDRs, serviceCIDR } = cluster;
  const gateway = gatewayOf(network.transitGateways.values(), vpc.id)?.id;
  return {
    name,
    peerGroup,
    network: cluster.network,
    account,
    region,
    vpc: vpc.id,
    cidrs: vpc.cidrs,
    podCIDRs,
    serviceCIDR,
    ...(gateway !== undefined && { transitGateway: gateway }),
  };
}

const flowPicture = ({ flow: { name, ports, why }, verdict }: JudgedFlow): FlowPicture => ({
  name,
  ports,
  why,
  verdict,
});
