import type { JsonObject } from "@meshwright/model";
import type { NetworkPlan } from "@meshwright/reach";
import type { Resource, TerraformDocument } from "./document.ts";
import type { Home } from "./homes.ts";
import { identifierOf } from "./identifier.ts";
import type { Names } from "./names.ts";
import { valueOf } from "./reference.ts";
import { routeResource, ruleResource } from "./vpc.ts";
import type { TerraformCluster, TerraformNetwork } from "./terraform-network.ts";
import { guarded, shareAddresses } from "./transit-gateway.ts";

type Attachment = NetworkPlan["attachments"][number];

/** Whatever a gateway does with attachments by itself, this one is in the tables of the plan and in no other. */
const inNoDefaultTable: JsonObject = {
  transit_gateway_default_route_table_association: false,
  transit_gateway_default_route_table_propagation: false,
};

/**
 * A gateway that is there may have a default table for propagations, and a propagation into that very table is a resource of its
 * own here: the provider then reads the argument as true, and taking it back would take away what carries traffic.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/ec2/transitgateway_vpc_attachment.go
 */
const guardedOn = ({ id }: NetworkPlan["transitGateways"][number]): JsonObject =>
  id === undefined ? guarded : { ...guarded, ignore_changes: ["transit_gateway_default_route_table_propagation"] };

/**
 * The attachment of a VPC, in the account of the cluster. Of a gateway of another account only its owner says in which tables
 * attachments are, and accepts them:
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ec2_transit_gateway_vpc_attachment_accepter
 */
function attachmentResources(network: TerraformNetwork, names: Names, attachment: Attachment): readonly Resource[] {
  if (attachment.id !== undefined) return [];
  const { key, account, region, vpc, subnets } = attachment;
  const gateway = names.gateway(attachment.transitGateway);
  const isOfTenant = names.isOfTenant(attachment);
  const name = identifierOf(key);
  const tags = { Name: `${network.mesh} ${key}` };
  const type = "aws_ec2_transit_gateway_vpc_attachment";
  return [
    {
      type,
      name,
      site: { account, region },
      body: {
        transit_gateway_id: names.gatewayId(gateway.key),
        vpc_id: vpc,
        subnet_ids: subnets,
        dns_support: "enable",
        ...(!isOfTenant && inNoDefaultTable),
        tags,
        ...(isOfTenant && { depends_on: shareAddresses(network, gateway, account) }),
        lifecycle: isOfTenant ? guarded : guardedOn(gateway),
      },
    },
    ...(isOfTenant
      ? [
          {
            type: `${type}_accepter`,
            name,
            site: gateway,
            body: {
              transit_gateway_attachment_id: valueOf(type, name, "id"),
              ...inNoDefaultTable,
              tags,
              lifecycle: guardedOn(gateway),
            },
          },
        ]
      : []),
  ];
}

/** Where the cluster's packets are looked up, which tables learn its CIDRs, and which are told them because it is far away. */
function tableResources(
  { plan }: TerraformNetwork,
  names: Names,
  { name: cluster }: TerraformCluster,
): readonly Resource[] {
  const associations = plan.transitGatewayRouteTables
    .filter((table) => table.associations.includes(cluster))
    .map((table): Resource => ({
      type: "aws_ec2_transit_gateway_route_table_association",
      name: identifierOf(cluster),
      site: names.gateway(table.transitGateway),
      body: {
        transit_gateway_attachment_id: names.attachmentId(cluster),
        transit_gateway_route_table_id: names.routeTableId(table),
      },
    }));
  const propagations = plan.transitGatewayRouteTables
    .filter((table) => table.propagations.includes(cluster))
    .map((table): Resource => ({
      type: "aws_ec2_transit_gateway_route_table_propagation",
      name: identifierOf(`${table.key}/${cluster}`),
      site: names.gateway(table.transitGateway),
      body: {
        transit_gateway_attachment_id: names.attachmentId(cluster),
        transit_gateway_route_table_id: names.routeTableId(table),
      },
    }));
  const routes = plan.transitGatewayRouteTables.flatMap((table) =>
    table.routes
      .filter(({ clusters: [first] }) => first === cluster)
      .map(({ destination, peering }): Resource => ({
        type: "aws_ec2_transit_gateway_route",
        name: identifierOf(`${table.key}/${destination}`),
        site: names.gateway(table.transitGateway),
        body: {
          destination_cidr_block: destination,
          transit_gateway_attachment_id: names.transitPeeringId(peering),
          transit_gateway_route_table_id: names.routeTableId(table),
        },
      })),
  );
  return [...associations, ...propagations, ...routes];
}

/** A cluster on its Transit Gateway, and what in its VPC serves more than one peer. */
export function clusterDocument(
  network: TerraformNetwork,
  names: Names,
  cluster: TerraformCluster,
  home: Home,
): TerraformDocument {
  const attachment = network.plan.attachments.find((one) => one.cluster === cluster.name);
  return {
    name: `cluster-${cluster.name}`,
    resources: [
      ...(attachment === undefined ? [] : attachmentResources(network, names, attachment)),
      ...tableResources(network, names, cluster),
      ...home.routes.map((route) => routeResource(names, route)),
      ...home.rules.map((rule) => ruleResource(network, names, rule)),
    ],
    outputs:
      attachment === undefined || attachment.id !== undefined
        ? []
        : [
            {
              name: `cluster_${cluster.name}`,
              description: `What is made for ${cluster.name}`,
              value: { transit_gateway_attachment_id: names.attachmentId(attachment.key) },
            },
          ],
  };
}
