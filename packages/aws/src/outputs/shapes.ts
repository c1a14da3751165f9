import * as z from "zod";
import { tags } from "./tags.ts";

// A folder is read once: compiling a parser for each shape takes longer than parsing.
z.config({ jitless: true });

const texts = z.array(z.string()).default([]);

/** https://docs.aws.amazon.com/cli/latest/reference/eks/describe-cluster.html */
export const eksClusterShape = z.object({
  name: z.string(),
  arn: z.string(),
  endpoint: z.string().optional(),
  certificateAuthority: z.object({ data: z.string().optional() }).optional(),
  resourcesVpcConfig: z.object({
    vpcId: z.string(),
    subnetIds: z.array(z.string()),
    securityGroupIds: texts,
    clusterSecurityGroupId: z.string().optional(),
    endpointPublicAccess: z.boolean(),
    endpointPrivateAccess: z.boolean(),
    publicAccessCidrs: texts,
  }),
  kubernetesNetworkConfig: z.object({ serviceIpv4Cidr: z.string().optional(), ipFamily: z.string().optional() }),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpcs.html */
export const vpcShape = z.object({
  VpcId: z.string(),
  OwnerId: z.string(),
  CidrBlockAssociationSet: z.array(
    z.object({ CidrBlock: z.string(), CidrBlockState: z.object({ State: z.string() }).optional() }),
  ),
  Ipv6CidrBlockAssociationSet: z.array(z.object({ Ipv6CidrBlock: z.string().optional() })).default([]),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-subnets.html */
export const subnetShape = z.object({
  SubnetId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string(),
  AvailabilityZone: z.string(),
  CidrBlock: z.string().optional(),
  Ipv6Native: z.boolean().default(false),
  Tags: tags,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-route-tables.html */
export const routeTableShape = z.object({
  RouteTableId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string(),
  Associations: z.array(
    z.object({
      Main: z.boolean().default(false),
      SubnetId: z.string().optional(),
      GatewayId: z.string().optional(),
      AssociationState: z.object({ State: z.string() }).optional(),
    }),
  ),
  Routes: z.array(
    z.object({
      DestinationCidrBlock: z.string().optional(),
      DestinationIpv6CidrBlock: z.string().optional(),
      DestinationPrefixListId: z.string().optional(),
      GatewayId: z.string().optional(),
      NatGatewayId: z.string().optional(),
      TransitGatewayId: z.string().optional(),
      VpcPeeringConnectionId: z.string().optional(),
      NetworkInterfaceId: z.string().optional(),
      InstanceId: z.string().optional(),
      LocalGatewayId: z.string().optional(),
      CarrierGatewayId: z.string().optional(),
      EgressOnlyInternetGatewayId: z.string().optional(),
      CoreNetworkArn: z.string().optional(),
      OdbNetworkArn: z.string().optional(),
      State: z.enum(["active", "blackhole"]),
    }),
  ),
});

const permission = z.object({
  IpProtocol: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string(), Description: z.string().optional() })).default([]),
  Ipv6Ranges: z.array(z.object({ CidrIpv6: z.string() })).default([]),
  UserIdGroupPairs: z.array(z.object({ GroupId: z.string() })).default([]),
  PrefixListIds: z.array(z.object({ PrefixListId: z.string() })).default([]),
});

export type Permission = z.output<typeof permission>;

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-groups.html */
export const securityGroupShape = z.object({
  GroupId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string(),
  IpPermissions: z.array(permission),
  IpPermissionsEgress: z.array(permission),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-network-acls.html */
export const networkAclShape = z.object({
  NetworkAclId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string(),
  Associations: z.array(z.object({ SubnetId: z.string() })),
  Entries: z.array(
    z.object({
      RuleNumber: z.number(),
      Egress: z.boolean(),
      RuleAction: z.enum(["allow", "deny"]),
      Protocol: z.string(),
      CidrBlock: z.string().optional(),
      Ipv6CidrBlock: z.string().optional(),
      PortRange: z.object({ From: z.number(), To: z.number() }).optional(),
    }),
  ),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-nat-gateways.html */
export const natGatewayShape = z.object({
  NatGatewayId: z.string(),
  VpcId: z.string(),
  State: z.string(),
  NatGatewayAddresses: z.array(z.object({ PublicIp: z.string().optional() })),
});

/** One call for each attribute. https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-attribute.html */
export const vpcAttributeShape = z.object({
  VpcId: z.string(),
  EnableDnsSupport: z.object({ Value: z.boolean() }).optional(),
  EnableDnsHostnames: z.object({ Value: z.boolean() }).optional(),
});

const peeringSide = z.object({ VpcId: z.string(), OwnerId: z.string(), Region: z.string().optional() });

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-peering-connections.html */
export const vpcPeeringShape = z.object({
  VpcPeeringConnectionId: z.string(),
  RequesterVpcInfo: peeringSide,
  AccepterVpcInfo: peeringSide,
  Status: z.object({ Code: z.string() }),
  Tags: tags,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-instances.html */
export const instanceShape = z.object({
  InstanceId: z.string(),
  VpcId: z.string().optional(),
  SubnetId: z.string().optional(),
  State: z.object({ Name: z.string() }),
  SecurityGroups: z.array(z.object({ GroupId: z.string() })).default([]),
  NetworkInterfaces: z
    .array(
      z.object({
        Attachment: z.object({ DeviceIndex: z.number() }).optional(),
        Groups: z.array(z.object({ GroupId: z.string() })).default([]),
      }),
    )
    .default([]),
  Tags: tags,
});
