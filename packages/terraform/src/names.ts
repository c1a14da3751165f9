import { partitionOf } from "@meshwright/model";
import type { NetworkPlan } from "@meshwright/reach";
import { identifierOf } from "./identifier.ts";
import { addressOf, valueOf } from "./reference.ts";
import type { TerraformCluster, TerraformNetwork } from "./terraform-network.ts";

type Planned<List extends keyof NetworkPlan> = NetworkPlan[List][number];

/** Finds what the plan names by its key, and says how Terraform calls it. */
export interface Names {
  cluster(name: string): TerraformCluster;
  gateway(key: string): Planned<"transitGateways">;
  attachment(key: string): Planned<"attachments">;
  transitPeering(key: string): Planned<"transitGatewayPeerings">;
  peering(key: string): Planned<"peerings">;
  /** Undefined where two clusters are joined by something else. */
  peeringOf(key: string): Planned<"peerings"> | undefined;
  /** True where the account of the cluster does not own the gateway: somebody accepts its attachment. */
  isOfTenant(attachment: Planned<"attachments">): boolean;
  gatewayId(key: string): string;
  gatewayArn(key: string): string;
  routeTableId(table: Planned<"transitGatewayRouteTables">): string;
  /** Of one that is accepted, where somebody has to: what takes it waits until it is there. */
  attachmentId(key: string): string;
  transitPeeringId(key: string): string;
  peeringId(key: string): string;
  /** What must be there before routes lead over an attachment; none where it exists. */
  attachmentAddress(key: string): string | undefined;
}

const vpcAttachment = "aws_ec2_transit_gateway_vpc_attachment";

/** Of keys that the plan has: one that it has not is a bug. */
function finder<T>(what: string, items: readonly T[], keyOf: (item: T) => string): (key: string) => T {
  const found = new Map(items.map((item) => [keyOf(item), item]));
  return (key) => {
    const item = found.get(key);
    if (item === undefined) throw new Error(`the plan has no ${what} ${key}`);
    return item;
  };
}

const keyed = <T extends { readonly key: string }>(what: string, items: readonly T[]) =>
  finder(what, items, ({ key }) => key);

export function namesOf({ clusters, plan }: TerraformNetwork): Names {
  const cluster = finder("cluster", clusters, ({ name }) => name);
  const gateway = keyed("gateway", plan.transitGateways);
  const attachment = keyed("attachment", plan.attachments);
  const transitPeering = keyed("peering of gateways", plan.transitGatewayPeerings);
  const peering = keyed("peering", plan.peerings);
  const peerings = new Map(plan.peerings.map((one) => [one.key, one]));
  const isOfTenant = ({ account, transitGateway }: Planned<"attachments">) =>
    gateway(transitGateway).account !== account;
  const attachmentType = (key: string) => (isOfTenant(attachment(key)) ? `${vpcAttachment}_accepter` : vpcAttachment);
  const isAccepted = (key: string): boolean => {
    const { requester, accepter } = peering(key);
    const [one, other] = [cluster(requester), cluster(accepter)];
    return one.account !== other.account || one.region !== other.region;
  };
  return {
    cluster,
    gateway,
    attachment,
    transitPeering,
    peering,
    peeringOf: (key) => peerings.get(key),
    isOfTenant,
    gatewayId: (key) => gateway(key).id ?? valueOf("aws_ec2_transit_gateway", identifierOf(key), "id"),
    gatewayArn(key) {
      const { region, account, id } = gateway(key);
      return id === undefined
        ? valueOf("aws_ec2_transit_gateway", identifierOf(key), "arn")
        : `arn:${partitionOf(region)}:ec2:${region}:${account}:transit-gateway/${id}`;
    },
    routeTableId: ({ key, id }) => id ?? valueOf("aws_ec2_transit_gateway_route_table", identifierOf(key), "id"),
    attachmentId: (key) => attachment(key).id ?? valueOf(attachmentType(key), identifierOf(key), "id"),
    transitPeeringId: (key) =>
      transitPeering(key).id ?? valueOf("aws_ec2_transit_gateway_peering_attachment_accepter", identifierOf(key), "id"),
    peeringId: (key) =>
      peering(key).id ??
      valueOf(
        isAccepted(key) ? "aws_vpc_peering_connection_accepter" : "aws_vpc_peering_connection",
        identifierOf(key),
        "id",
      ),
    attachmentAddress: (key) =>
      attachment(key).id === undefined ? addressOf(attachmentType(key), identifierOf(key)) : undefined,
  };
}
