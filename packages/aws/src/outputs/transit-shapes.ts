import * as z from "zod";
import { tags } from "./tags.ts";

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateways.html */
export const transitGatewayShape = z.object({
  TransitGatewayId: z.string(),
  TransitGatewayArn: z.string(),
  OwnerId: z.string(),
  State: z.string(),
  Options: z
    .object({
      DefaultRouteTableAssociation: z.string().optional(),
      AssociationDefaultRouteTableId: z.string().optional(),
      DefaultRouteTablePropagation: z.string().optional(),
      PropagationDefaultRouteTableId: z.string().optional(),
    })
    .optional(),
  Tags: tags,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-attachments.html */
export const attachmentShape = z.object({
  TransitGatewayAttachmentId: z.string(),
  TransitGatewayId: z.string(),
  ResourceOwnerId: z.string().optional(),
  ResourceType: z.string(),
  ResourceId: z.string().optional(),
  State: z.string(),
  Association: z.object({ TransitGatewayRouteTableId: z.string(), State: z.string() }).optional(),
  Tags: tags,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-vpc-attachments.html */
export const vpcAttachmentShape = z.object({
  TransitGatewayAttachmentId: z.string(),
  TransitGatewayId: z.string(),
  VpcId: z.string(),
  State: z.string(),
  SubnetIds: z.array(z.string()),
  Tags: tags,
});

const gatewayInfo = z.object({ TransitGatewayId: z.string(), OwnerId: z.string(), Region: z.string() });

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-peering-attachments.html */
export const peeringAttachmentShape = z.object({
  TransitGatewayAttachmentId: z.string(),
  RequesterTgwInfo: gatewayInfo,
  AccepterTgwInfo: gatewayInfo,
  State: z.string(),
  Tags: tags,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-route-tables.html */
export const transitRouteTableShape = z.object({
  TransitGatewayRouteTableId: z.string(),
  TransitGatewayId: z.string(),
  State: z.string(),
  Tags: tags,
});

/**
 * One file for each route table; the id is not in the output and comes from the file's name.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/search-transit-gateway-routes.html
 */
export const transitRoutesShape = z.object({
  TransitGatewayRouteTableId: z.string(),
  Routes: z.array(
    z.object({
      DestinationCidrBlock: z.string().optional(),
      PrefixListId: z.string().optional(),
      TransitGatewayAttachments: z.array(z.object({ TransitGatewayAttachmentId: z.string() })).default([]),
      Type: z.enum(["static", "propagated"]),
      State: z.string(),
    }),
  ),
});
