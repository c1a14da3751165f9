import type { AckObject, IResourceReference, ITag } from "./ack.ts";

// Kinds of the EC2 controller, by hand after
// https://github.com/aws-controllers-k8s/ec2-controller/tree/v1.20.0/config/crd/bases

export interface IVPC extends AckObject {
  spec?: {
    amazonProvidedIPv6CIDRBlock?: boolean;
    cidrBlocks: string[];
    disallowSecurityGroupDefaultRules?: boolean;
    enableDNSHostnames?: boolean;
    enableDNSSupport?: boolean;
    instanceTenancy?: "default" | "dedicated" | "host";
    ipv4IPAMPoolID?: string;
    ipv4NetmaskLength?: number;
    ipv6CIDRBlock?: string;
    ipv6CIDRBlockNetworkBorderGroup?: string;
    ipv6IPAMPoolID?: string;
    ipv6NetmaskLength?: number;
    ipv6Pool?: string;
    tags?: ITag[];
  };
}

export interface ISubnet extends AckObject {
  spec?: {
    assignIPv6AddressOnCreation?: boolean;
    availabilityZone?: string;
    availabilityZoneID?: string;
    cidrBlock?: string;
    customerOwnedIPv4Pool?: string;
    enableDNS64?: boolean;
    enableResourceNameDNSAAAARecord?: boolean;
    enableResourceNameDNSARecord?: boolean;
    hostnameType?: string;
    ipv4IPAMPoolID?: string;
    ipv4NetmaskLength?: number;
    ipv6CIDRBlock?: string;
    ipv6IPAMPoolID?: string;
    ipv6Native?: boolean;
    ipv6NetmaskLength?: number;
    mapPublicIPOnLaunch?: boolean;
    outpostARN?: string;
    routeTableRefs?: IResourceReference[];
    routeTables?: string[];
    tags?: ITag[];
    vpcID?: string;
    vpcRef?: IResourceReference;
  };
}

interface IPeeringConnectionOptions {
  allowDNSResolutionFromRemoteVPC?: boolean;
  allowEgressFromLocalClassicLinkToRemoteVPC?: boolean;
  allowEgressFromLocalVPCToRemoteClassicLink?: boolean;
}

export interface IVPCPeeringConnection extends AckObject {
  spec?: {
    acceptRequest?: boolean;
    accepterPeeringConnectionOptions?: IPeeringConnectionOptions;
    peerOwnerID?: string;
    peerRegion?: string;
    peerVPCID?: string;
    peerVPCRef?: IResourceReference;
    requesterPeeringConnectionOptions?: IPeeringConnectionOptions;
    tags?: ITag[];
    vpcID?: string;
    vpcRef?: IResourceReference;
  };
}

interface ITransitGatewayOptions {
  amazonSideASN?: number;
  autoAcceptSharedAttachments?: "enable" | "disable";
  defaultRouteTableAssociation?: "enable" | "disable";
  defaultRouteTablePropagation?: "enable" | "disable";
  dnsSupport?: "enable" | "disable";
  multicastSupport?: "enable" | "disable";
  transitGatewayCIDRBlocks?: string[];
  vpnECMPSupport?: "enable" | "disable";
}

export interface ITransitGateway extends AckObject {
  spec?: { description?: string; options?: ITransitGatewayOptions; tags?: ITag[] };
}

interface IAttachmentOptions {
  applianceModeSupport?: "enable" | "disable";
  dnsSupport?: "enable" | "disable";
  ipv6Support?: "enable" | "disable";
  securityGroupReferencingSupport?: "enable" | "disable";
}

export interface ITransitGatewayVPCAttachment extends AckObject {
  spec?: {
    options?: IAttachmentOptions;
    subnetIDs?: string[];
    subnetRefs?: IResourceReference[];
    tags?: ITag[];
    transitGatewayID?: string;
    transitGatewayRef?: IResourceReference;
    vpcID?: string;
    vpcRef?: IResourceReference;
  };
}
