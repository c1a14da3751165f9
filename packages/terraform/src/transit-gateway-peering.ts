import type { NetworkPlan } from "@meshwright/reach";
import type { Resource, TerraformDocument } from "./document.ts";
import { identifierOf } from "./identifier.ts";
import type { Names } from "./names.ts";
import { valueOf } from "./reference.ts";
import type { TerraformNetwork } from "./terraform-network.ts";
import { guarded } from "./transit-gateway.ts";

/**
 * Joins the gateways of two regions: one side asks, the other accepts. Only static routes lead over it:
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export function transitGatewayPeeringDocument(
  { mesh, plan }: TerraformNetwork,
  names: Names,
  { key, regions, id }: NetworkPlan["transitGatewayPeerings"][number],
): TerraformDocument {
  const [requester, accepter] = [names.gateway(regions[0]), names.gateway(regions[1])];
  const name = identifierOf(key);
  const tags = { Name: `${mesh} ${key}` };
  const made: readonly Resource[] =
    id === undefined
      ? [
          {
            type: "aws_ec2_transit_gateway_peering_attachment",
            name,
            site: requester,
            body: {
              transit_gateway_id: names.gatewayId(requester.key),
              peer_account_id: accepter.account,
              peer_region: accepter.region,
              peer_transit_gateway_id: names.gatewayId(accepter.key),
              tags,
              lifecycle: guarded,
            },
          },
          {
            type: "aws_ec2_transit_gateway_peering_attachment_accepter",
            name,
            site: accepter,
            body: {
              transit_gateway_attachment_id: valueOf("aws_ec2_transit_gateway_peering_attachment", name, "id"),
              tags,
              lifecycle: guarded,
            },
          },
        ]
      : [];
  const associations = plan.transitGatewayRouteTables
    .filter(({ peeringAssociations }) => peeringAssociations.includes(key))
    .map((table): Resource => {
      const gateway = names.gateway(table.transitGateway);
      return {
        type: "aws_ec2_transit_gateway_route_table_association",
        name: `${name}_${gateway.region}`,
        site: gateway,
        body: {
          transit_gateway_attachment_id: names.transitPeeringId(key),
          transit_gateway_route_table_id: names.routeTableId(table),
          // A gateway that is there may have put a new one into its default table; one that is there stays where somebody put it.
          ...(id === undefined && gateway.id !== undefined && { replace_existing_association: true }),
        },
      };
    });
  return {
    name: `transit-gateway-peering-${regions.join("_")}`,
    resources: [...made, ...associations],
    outputs:
      id === undefined
        ? [
            {
              name: `transit_gateway_peering_${name}`,
              description: `Peering of the Transit Gateways of ${regions.join(" and ")}`,
              value: { id: names.transitPeeringId(key) },
            },
          ]
        : [],
  };
}
