import type { AwsPlace, Printed } from "./aws-printed.ts";
import { made, tags } from "./aws-printed.ts";

export const printedVpc = ({ account }: AwsPlace, id: string, cidrs: readonly string[]): Printed => ({
  OwnerId: account,
  InstanceTenancy: "default",
  CidrBlockAssociationSet: cidrs.map((CidrBlock, index) => ({
    AssociationId: `vpc-cidr-assoc-0${index}c1d2e3f4a5b6c7d`,
    CidrBlock,
    CidrBlockState: { State: "associated" },
  })),
  IsDefault: false,
  Tags: tags({ Name: "mesh" }),
  BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
  VpcId: id,
  State: "available",
  CidrBlock: cidrs[0],
  DhcpOptionsId: "dopt-0c1d2e3f4a5b6c7d8",
});

export const printedSubnet = (
  { account, region }: AwsPlace,
  subnet: {
    readonly id: string;
    readonly vpc: string;
    readonly zone: string;
    readonly cidr: string;
    readonly tags?: Readonly<Record<string, string>>;
  },
): Printed => ({
  AvailabilityZoneId: "euw1-az1",
  MapCustomerOwnedIpOnLaunch: false,
  OwnerId: account,
  AssignIpv6AddressOnCreation: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: tags({ Name: "private", ...subnet.tags }),
  SubnetArn: `arn:aws:ec2:${region}:${account}:subnet/${subnet.id}`,
  EnableDns64: false,
  Ipv6Native: false,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: "ip-name",
    EnableResourceNameDnsARecord: false,
    EnableResourceNameDnsAAAARecord: false,
  },
  BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
  SubnetId: subnet.id,
  State: "available",
  VpcId: subnet.vpc,
  CidrBlock: subnet.cidr,
  AvailableIpAddressCount: 16_201,
  AvailabilityZone: `${region}${subnet.zone}`,
  DefaultForAz: false,
  MapPublicIpOnLaunch: false,
});

/** A route by the key that says what it leads to. */
export const printedRoute = (destination: string, target: Printed, State = "active"): Printed => ({
  DestinationCidrBlock: destination,
  ...target,
  Origin: "CreateRoute",
  State,
});

export const printedRouteTable = (
  { account }: AwsPlace,
  table: {
    readonly id: string;
    readonly vpc: string;
    readonly cidrs: readonly string[];
    readonly routes: readonly Printed[];
    readonly subnets?: readonly string[];
    readonly isMain?: boolean;
  },
): Printed => ({
  Associations: [
    ...(table.isMain === true ? [{ Main: true }] : []),
    ...(table.subnets ?? []).map((SubnetId) => ({ Main: false, SubnetId })),
  ].map((one, index) => ({
    ...one,
    RouteTableAssociationId: `rtbassoc-0${index}b2c3d4e5f6a7b8c`,
    RouteTableId: table.id,
    AssociationState: { State: "associated" },
  })),
  PropagatingVgws: [],
  RouteTableId: table.id,
  Routes: [
    ...table.cidrs.map((DestinationCidrBlock) => ({
      DestinationCidrBlock,
      GatewayId: "local",
      Origin: "CreateRouteTable",
      State: "active",
    })),
    ...table.routes,
  ],
  Tags: [],
  VpcId: table.vpc,
  OwnerId: account,
});

export const printedAclEntry = (entry: {
  readonly number: number;
  readonly egress: boolean;
  readonly action?: "allow" | "deny";
  readonly protocol?: string;
  readonly ports?: readonly [number, number];
  readonly cidr?: string;
}): Printed => ({
  CidrBlock: entry.cidr ?? "0.0.0.0/0",
  Egress: entry.egress,
  ...(entry.ports && { PortRange: { From: entry.ports[0], To: entry.ports[1] } }),
  Protocol: entry.protocol ?? "-1",
  RuleAction: entry.action ?? "allow",
  RuleNumber: entry.number,
});

export const printedAcl = (
  { account }: AwsPlace,
  acl: {
    readonly id: string;
    readonly vpc: string;
    readonly subnets: readonly string[];
    readonly entries?: readonly Printed[];
    readonly isDefault?: boolean;
  },
): Printed => ({
  Associations: acl.subnets.map((SubnetId, index) => ({
    NetworkAclAssociationId: `aclassoc-0${index}b2c3d4e5f6a7b8c`,
    NetworkAclId: acl.id,
    SubnetId,
  })),
  Entries: [
    ...(acl.entries ?? [true, false].map((egress) => printedAclEntry({ number: 100, egress }))),
    ...[true, false].map((egress) => printedAclEntry({ number: 32_767, egress, action: "deny" })),
  ],
  IsDefault: acl.isDefault ?? true,
  NetworkAclId: acl.id,
  Tags: [],
  VpcId: acl.vpc,
  OwnerId: account,
});

export const printedPermission = (permission: {
  readonly protocol?: string;
  readonly ports?: readonly [number, number];
  readonly cidrs?: readonly string[];
  readonly groups?: readonly string[];
  readonly account?: string;
}): Printed => ({
  IpProtocol: permission.protocol ?? "-1",
  ...(permission.ports && { FromPort: permission.ports[0], ToPort: permission.ports[1] }),
  UserIdGroupPairs: (permission.groups ?? []).map((GroupId) => ({
    UserId: permission.account ?? "111122223333",
    GroupId,
  })),
  IpRanges: (permission.cidrs ?? []).map((CidrIp) => ({ Description: "mesh", CidrIp })),
  Ipv6Ranges: [],
  PrefixListIds: [],
});

export const printedGroup = (
  { account, region }: AwsPlace,
  group: {
    readonly id: string;
    readonly vpc: string;
    readonly inbound: readonly Printed[];
    readonly outbound?: readonly Printed[];
  },
): Printed => ({
  GroupId: group.id,
  IpPermissionsEgress: group.outbound ?? [printedPermission({ cidrs: ["0.0.0.0/0"] })],
  Tags: tags({ Name: "eks-cluster-sg" }),
  VpcId: group.vpc,
  SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${group.id}`,
  OwnerId: account,
  GroupName: `mesh-${group.id}`,
  Description: "Of the mesh",
  IpPermissions: group.inbound,
});

export const printedNat = (id: string, vpc: string, subnet: string, PublicIp: string): Printed => ({
  CreateTime: made,
  NatGatewayAddresses: [
    {
      AllocationId: "eipalloc-0c1d2e3f4a5b6c7d8",
      NetworkInterfaceId: "eni-0c1d2e3f4a5b6c7d8",
      PrivateIp: "10.16.0.9",
      PublicIp,
      AssociationId: "eipassoc-0c1d2e3f4a5b6c7d8",
      IsPrimary: true,
      Status: "succeeded",
    },
  ],
  NatGatewayId: id,
  State: "available",
  SubnetId: subnet,
  VpcId: vpc,
  Tags: [],
  ConnectivityType: "public",
});
