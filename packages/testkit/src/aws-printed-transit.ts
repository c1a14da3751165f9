import type { AwsPlace, Printed } from "./aws-printed.ts";
import { made } from "./aws-printed.ts";

export const printedTransitGateway = ({ account, region }: AwsPlace, id: string, defaultTable?: string): Printed => ({
  TransitGatewayId: id,
  TransitGatewayArn: `arn:aws:ec2:${region}:${account}:transit-gateway/${id}`,
  State: "available",
  OwnerId: account,
  Description: "Of the mesh",
  CreationTime: made,
  Options: {
    AmazonSideAsn: 64_512,
    AutoAcceptSharedAttachments: "disable",
    DefaultRouteTableAssociation: defaultTable === undefined ? "disable" : "enable",
    ...(defaultTable !== undefined && { AssociationDefaultRouteTableId: defaultTable }),
    DefaultRouteTablePropagation: defaultTable === undefined ? "disable" : "enable",
    ...(defaultTable !== undefined && { PropagationDefaultRouteTableId: defaultTable }),
    VpnEcmpSupport: "enable",
    DnsSupport: "enable",
    SecurityGroupReferencingSupport: "disable",
    MulticastSupport: "disable",
  },
  Tags: [],
});

export const printedAttachment = (attachment: {
  readonly id: string;
  readonly gateway: string;
  readonly owner: string;
  readonly type: "peering" | "vpc" | "vpn";
  readonly resource: string;
  readonly table?: string;
}): Printed => ({
  TransitGatewayAttachmentId: attachment.id,
  TransitGatewayId: attachment.gateway,
  TransitGatewayOwnerId: attachment.owner,
  ResourceOwnerId: attachment.owner,
  ResourceType: attachment.type,
  ResourceId: attachment.resource,
  State: "available",
  ...(attachment.table !== undefined && {
    Association: { TransitGatewayRouteTableId: attachment.table, State: "associated" },
  }),
  CreationTime: made,
  Tags: [],
});

export const printedVpcAttachment = (attachment: {
  readonly id: string;
  readonly gateway: string;
  readonly owner: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
}): Printed => ({
  TransitGatewayAttachmentId: attachment.id,
  TransitGatewayId: attachment.gateway,
  VpcId: attachment.vpc,
  VpcOwnerId: attachment.owner,
  State: "available",
  SubnetIds: attachment.subnets,
  CreationTime: made,
  Options: {
    DnsSupport: "enable",
    SecurityGroupReferencingSupport: "enable",
    Ipv6Support: "disable",
    ApplianceModeSupport: "disable",
  },
  Tags: [],
});

export const printedPeeringAttachment = (
  id: string,
  requester: AwsPlace & { readonly gateway: string },
  accepter: AwsPlace & { readonly gateway: string },
): Printed => ({
  TransitGatewayAttachmentId: id,
  RequesterTgwInfo: { TransitGatewayId: requester.gateway, OwnerId: requester.account, Region: requester.region },
  AccepterTgwInfo: { TransitGatewayId: accepter.gateway, OwnerId: accepter.account, Region: accepter.region },
  Options: { DynamicRouting: "disable" },
  Status: { Code: "available", Message: "Available" },
  State: "available",
  CreationTime: made,
  Tags: [],
});

export const printedTransitTable = (id: string, gateway: string): Printed => ({
  TransitGatewayRouteTableId: id,
  TransitGatewayId: gateway,
  State: "available",
  DefaultAssociationRouteTable: false,
  DefaultPropagationRouteTable: false,
  CreationTime: made,
  Tags: [],
});

/** What `search-transit-gateway-routes` prints of one table. */
export const printedTransitRoutes = (
  routes: readonly {
    readonly cidr: string;
    readonly attachment?: string;
    readonly resource?: string;
    readonly resourceType?: string;
    readonly isStatic?: boolean;
  }[],
): Printed => ({
  Routes: routes.map(({ cidr, attachment, resource, resourceType, isStatic }) => ({
    DestinationCidrBlock: cidr,
    ...(attachment !== undefined && {
      TransitGatewayAttachments: [
        { ResourceId: resource, TransitGatewayAttachmentId: attachment, ResourceType: resourceType ?? "vpc" },
      ],
    }),
    Type: isStatic === true ? "static" : "propagated",
    State: attachment === undefined ? "blackhole" : "active",
  })),
  AdditionalRoutesAvailable: false,
});

export const printedVpcPeering = (
  id: string,
  requester: AwsPlace & { readonly vpc: string; readonly cidr: string },
  accepter: AwsPlace & { readonly vpc: string; readonly cidr: string },
  code = "active",
): Printed => ({
  AccepterVpcInfo: side(accepter),
  RequesterVpcInfo: side(requester),
  Status: { Code: code, Message: code === "active" ? "Active" : code },
  Tags: [],
  VpcPeeringConnectionId: id,
});

const side = ({ account, region, vpc, cidr }: AwsPlace & { readonly vpc: string; readonly cidr: string }): Printed => ({
  CidrBlock: cidr,
  CidrBlockSet: [{ CidrBlock: cidr }],
  OwnerId: account,
  PeeringOptions: {
    AllowDnsResolutionFromRemoteVpc: false,
    AllowEgressFromLocalClassicLinkToRemoteVpc: false,
    AllowEgressFromLocalVpcToRemoteClassicLink: false,
  },
  VpcId: vpc,
  Region: region,
});
