import type { Fleet } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import type { NetworkPlan, PlannedRoute } from "@meshwright/reach";
import type { Data, Outputs } from "../outputs/outputs.ts";
import type { Tagged } from "../outputs/tags.ts";

type Route = Data<"routeTables">["Routes"][number];

/** Routes carry no tags: those that are planned, in that table, over a gateway or peering of the mesh. */
export function madeRoutes(
  { clusters, mesh }: Fleet,
  plan: NetworkPlan,
  { transitGateways, vpcPeerings }: Outputs,
  isOurs: (tagged: Tagged) => boolean,
): (table: string, route: Route) => boolean {
  const planned = new Map(plan.routes.map((route) => [`${route.routeTable} ${route.destination}`, route]));
  const vpcOf = new Map(clusters.map(({ name, vpc }) => [name, vpc.id]));
  const isGateway = (id: string, key: string): boolean => {
    const said = mesh.connectivity.transitGateways.find(({ region }) => region === key)?.id;
    if (said !== undefined) return said === id;
    const told = transitGateways.get(id);
    // A gateway that nobody has described may be the one that was made.
    return told === undefined || (isOurs(told.data) && arnParts(told.data.TransitGatewayArn).region === key);
  };
  const isPeering = (id: string, key: string): boolean => {
    const peering = plan.peerings.find((one) => one.key === key);
    if (peering?.id !== undefined) return peering.id === id;
    const told = vpcPeerings.get(id);
    const vpcs = [peering?.requester ?? "", peering?.accepter ?? ""].map((name) => vpcOf.get(name) ?? "");
    const ends = told && [told.data.RequesterVpcInfo.VpcId, told.data.AccepterVpcInfo.VpcId];
    return told === undefined || (isOurs(told.data) && vpcs.every((vpc) => ends?.includes(vpc)));
  };
  const leadsTo = ({ over }: PlannedRoute, route: Route): boolean =>
    over.kind === "transit-gateway"
      ? route.TransitGatewayId !== undefined && isGateway(route.TransitGatewayId, over.key)
      : route.VpcPeeringConnectionId !== undefined && isPeering(route.VpcPeeringConnectionId, over.key);
  return (table, route) => {
    const one = planned.get(`${table} ${route.DestinationCidrBlock}`);
    // A blackhole is no work of Terraform's: somebody has taken away what it leads to, and is to hear of it.
    return one !== undefined && route.State === "active" && leadsTo(one, route);
  };
}
