import type { AckSettings, Fleet } from "@meshwright/model";
import { ackObjectName } from "@meshwright/model";
import type { AckNetworkProps } from "@meshwright/network";
import { keptRouteTables, planOf } from "@meshwright/reach";

/**
 * What ACK makes of the plan: nothing that the fleet knows by its id already, but for routes in route tables that are there. Undefined
 * where that is nothing, as in a fleet of one cluster.
 */
export function ackNetworkProps(fleet: Fleet, { namespace }: AckSettings): AckNetworkProps | undefined {
  const objects = objectsOf(fleet);
  return Object.values(objects).some((list) => list.length > 0) ? { namespace, ...objects } : undefined;
}

function objectsOf(fleet: Fleet): Omit<AckNetworkProps, "namespace"> {
  const { id: mesh } = fleet.mesh;
  const plan = planOf(fleet);
  const gateways = new Map(plan.transitGateways.map((gateway) => [gateway.key, gateway]));
  const clusters = new Map(fleet.clusters.map((cluster) => [cluster.name, cluster]));
  return {
    transitGateways: plan.transitGateways
      .filter(({ id }) => id === undefined)
      .map(({ region, asn }) => ({ name: ackObjectName(mesh, region), region, asn })),
    attachments: plan.attachments
      .filter(({ id }) => id === undefined)
      .map(({ cluster, region, vpc, subnets, transitGateway }) => {
        const id = gateways.get(transitGateway)?.id;
        const gateway = id === undefined ? { name: ackObjectName(mesh, transitGateway) } : { id };
        return { name: ackObjectName(mesh, cluster), region, vpc, subnets, gateway };
      }),
    peerings: plan.peerings
      .filter(({ id }) => id === undefined)
      .flatMap(({ requester, accepter }) => {
        const [one, other] = [clusters.get(requester), clusters.get(accepter)];
        if (one === undefined || other === undefined) return [];
        const name = ackObjectName(mesh, requester, accepter);
        return [{ name, region: one.region, vpc: one.vpc.id, peerVPC: other.vpc.id }];
      }),
    routeTables: keptRouteTables(fleet, plan),
  };
}
