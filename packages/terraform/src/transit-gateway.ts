import type { Json } from "@meshwright/model";
import type { Resource, TerraformDocument } from "./document.ts";
import { identifierOf } from "./identifier.ts";
import type { Names } from "./names.ts";
import { addressOf, valueOf } from "./reference.ts";
import type { TerraformNetwork } from "./terraform-network.ts";
import type { NetworkPlan } from "@meshwright/reach";

type Gateway = NetworkPlan["transitGateways"][number];

const share = "aws_ram_resource_share";

/** What an outage is made of: Terraform refuses to replace it, and to destroy it while it is in the files. */
export const guarded = { prevent_destroy: true } as const;

/** What an attachment from an account must wait for: without the share it sees no gateway. */
export const shareAddresses = (
  { settings }: TerraformNetwork,
  { key }: Gateway,
  account: string,
): readonly string[] => [
  addressOf("aws_ram_principal_association", `${identifierOf(key)}_${account}`),
  addressOf("aws_ram_resource_association", identifierOf(key)),
  ...(settings.organization === false
    ? [addressOf("aws_ram_resource_share_accepter", `${identifierOf(key)}_${account}`)]
    : []),
];

/**
 * The share of a gateway with the accounts of clusters. Inside an organization in which RAM shares nobody is invited, and an
 * accepter would find no invitation: https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
function shared({ mesh, settings }: TerraformNetwork, names: Names, gateway: Gateway): readonly Resource[] {
  const { key, account, region, sharedWith } = gateway;
  if (sharedWith.length === 0) return [];
  const site = { account, region };
  const name = identifierOf(key);
  const shareArn = valueOf(share, name, "arn");
  return [
    {
      type: share,
      name,
      site,
      body: {
        name: `meshwright-${mesh}-${region}`,
        allow_external_principals: settings.organization === false,
        tags: { Name: `${mesh} ${region}` },
      },
    },
    {
      type: "aws_ram_resource_association",
      name,
      site,
      body: { resource_arn: names.gatewayArn(key), resource_share_arn: shareArn },
    },
    ...sharedWith.flatMap((tenant): readonly Resource[] => [
      {
        type: "aws_ram_principal_association",
        name: `${name}_${tenant}`,
        site,
        body: { principal: tenant, resource_share_arn: shareArn },
      },
      ...(settings.organization === false
        ? [
            {
              type: "aws_ram_resource_share_accepter",
              name: `${name}_${tenant}`,
              site: { account: tenant, region },
              body: { share_arn: valueOf("aws_ram_principal_association", `${name}_${tenant}`, "resource_share_arn") },
            },
          ]
        : []),
    ]),
  ];
}

/** The gateway of a region, its route tables, and with whom it is shared. Nothing goes into a table by itself. */
export function transitGatewayDocument(network: TerraformNetwork, names: Names, gateway: Gateway): TerraformDocument {
  const { mesh, plan } = network;
  const { key, account, region, id, asn } = gateway;
  const site = { account, region };
  const made: readonly Resource[] =
    id === undefined
      ? [
          {
            type: "aws_ec2_transit_gateway",
            name: identifierOf(key),
            site,
            body: {
              description: `Clusters of the mesh ${mesh} in ${region}`,
              amazon_side_asn: asn,
              auto_accept_shared_attachments: "disable",
              default_route_table_association: "disable",
              default_route_table_propagation: "disable",
              dns_support: "enable",
              tags: { Name: `${mesh} ${region}` },
              lifecycle: guarded,
            },
          },
        ]
      : [];
  const tables = plan.transitGatewayRouteTables.filter((table) => table.transitGateway === key);
  const madeTables = tables.filter((table) => table.id === undefined);
  const routeTables = madeTables.map((table): Resource => ({
    type: "aws_ec2_transit_gateway_route_table",
    name: identifierOf(table.key),
    site,
    body: { transit_gateway_id: names.gatewayId(key), tags: { Name: `${mesh} ${table.key}` } },
  }));
  const value: { [name: string]: Json } = {
    id: names.gatewayId(key),
    route_tables: Object.fromEntries(madeTables.map((table) => [table.key, names.routeTableId(table)])),
  };
  const resources = [...made, ...shared(network, names, gateway), ...routeTables];
  return {
    name: `transit-gateway-${key}`,
    resources,
    outputs:
      resources.length === 0
        ? []
        : [{ name: `transit_gateway_${key}`, description: `Transit Gateway of ${region}`, value }],
  };
}
