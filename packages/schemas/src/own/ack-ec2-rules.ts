import type { AckObject, IResourceReference, ITag } from "./ack.ts";

// Routes and rules of the EC2 controller, by hand after
// https://github.com/aws-controllers-k8s/ec2-controller/tree/v1.20.0/config/crd/bases

interface IRoute {
  carrierGatewayID?: string;
  coreNetworkARN?: string;
  destinationCIDRBlock?: string;
  destinationIPv6CIDRBlock?: string;
  destinationPrefixListID?: string;
  egressOnlyInternetGatewayID?: string;
  gatewayID?: string;
  gatewayRef?: IResourceReference;
  instanceID?: string;
  localGatewayID?: string;
  natGatewayID?: string;
  natGatewayRef?: IResourceReference;
  networkInterfaceID?: string;
  transitGatewayID?: string;
  transitGatewayRef?: IResourceReference;
  vpcEndpointID?: string;
  vpcEndpointRef?: IResourceReference;
  vpcPeeringConnectionID?: string;
  vpcPeeringConnectionRef?: IResourceReference;
}

export interface IRouteTable extends AckObject {
  spec?: { routes?: IRoute[]; tags?: ITag[]; vpcID?: string; vpcRef?: IResourceReference };
}

interface ISecurityGroupPair {
  description?: string;
  groupID?: string;
  groupName?: string;
  groupRef?: IResourceReference;
  peeringStatus?: string;
  userID?: string;
  vpcID?: string;
  vpcPeeringConnectionID?: string;
  vpcRef?: IResourceReference;
}

export interface ISecurityGroupRule {
  /** -1 stands for all. */
  fromPort?: number;
  ipProtocol?: string;
  ipRanges?: { cidrIP?: string; description?: string }[];
  ipv6Ranges?: { cidrIPv6?: string; description?: string }[];
  prefixListIDs?: { description?: string; prefixListID?: string }[];
  toPort?: number;
  userIDGroupPairs?: ISecurityGroupPair[];
}

export interface ISecurityGroup extends AckObject {
  spec?: {
    description: string;
    egressRules?: ISecurityGroupRule[];
    ingressRules?: ISecurityGroupRule[];
    name: string;
    tags?: ITag[];
    vpcID?: string;
    vpcRef?: IResourceReference;
  };
}

interface INetworkACLEntry {
  cidrBlock?: string;
  egress?: boolean;
  /** The controller writes the field `type_` so. */
  icmpTypeCode?: { code?: number; type_?: number };
  ipv6CIDRBlock?: string;
  portRange?: { from?: number; to?: number };
  protocol?: string;
  ruleAction?: "allow" | "deny";
  ruleNumber?: number;
}

interface INetworkACLAssociation {
  networkACLAssociationID?: string;
  networkACLID?: string;
  subnetID?: string;
  subnetRef?: IResourceReference;
}

export interface INetworkACL extends AckObject {
  spec?: {
    associations?: INetworkACLAssociation[];
    entries?: INetworkACLEntry[];
    tags?: ITag[];
    vpcID?: string;
    vpcRef?: IResourceReference;
  };
}
