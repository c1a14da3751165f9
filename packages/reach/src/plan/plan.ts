import type { PortRange } from "@meshwright/model";
import type { FlowName } from "../flow/flow.ts";

/**
 * What is to be made so that packets flow between peers, for a fleet whose network meshwright makes: plain data, which Terraform and
 * ACK print, and which the walk takes for what is there. Every key is made of names of that one thing, so that adding a cluster
 * never renames what another has; what parts them is a slash, which no name has. Empty where somebody else makes the network.
 */
export interface NetworkPlan {
  readonly transitGateways: readonly PlannedTransitGateway[];
  readonly attachments: readonly PlannedAttachment[];
  readonly transitGatewayPeerings: readonly PlannedTransitGatewayPeering[];
  readonly transitGatewayRouteTables: readonly PlannedTransitGatewayRouteTable[];
  readonly peerings: readonly PlannedPeering[];
  readonly routes: readonly PlannedRoute[];
  readonly securityGroupRules: readonly PlannedSecurityGroupRule[];
}

export interface PlannedTransitGateway {
  /** The region. */
  readonly key: string;
  readonly region: string;
  readonly account: string;
  /** Present where it exists: then nothing of the gateway itself is made. */
  readonly id?: string;
  readonly asn: number;
  /** Accounts beside its owner's whose clusters are yet to be attached, sorted: it is shared with them. */
  readonly sharedWith: readonly string[];
}

/** The VPC of a cluster on the Transit Gateway of its region. */
export interface PlannedAttachment {
  /** The name of the cluster. */
  readonly key: string;
  readonly cluster: string;
  readonly vpc: string;
  readonly account: string;
  readonly region: string;
  /** Key of its gateway. */
  readonly transitGateway: string;
  /** One subnet in each availability zone that the cluster uses. */
  readonly subnets: readonly string[];
  /** Present where it exists: then it is not made, and stays in the route table that it has. */
  readonly id?: string;
  /** Key of the route table that packets from it are looked up in. */
  readonly routeTable: string;
}

/** Between the gateways of two regions that hold peers of each other. */
export interface PlannedTransitGatewayPeering {
  /** `<region>/<region>`, sorted. */
  readonly key: string;
  /** The first asks, the second accepts. */
  readonly regions: readonly [string, string];
  /** Present where it exists: then it is not made. Both gateways know it by this id. */
  readonly id?: string;
}

/** One for each peer group on a gateway, so that groups do not see each other; one more for what comes over peerings. */
export interface PlannedTransitGatewayRouteTable {
  /** `<region>/group/<peer group>`, `<region>/peerings`, or the id of one that exists. */
  readonly key: string;
  readonly transitGateway: string;
  /** Present where it exists: then only routes and propagations are added. */
  readonly id?: string;
  /** Keys of attachments whose packets are looked up in it and that are not in another one already. */
  readonly associations: readonly string[];
  /** Keys of peerings, the same. */
  readonly peeringAssociations: readonly string[];
  /** Keys of attachments that tell it the CIDRs of their VPC. */
  readonly propagations: readonly string[];
  /** Peerings tell it nothing. */
  readonly routes: readonly PlannedTransitGatewayRoute[];
}

export interface PlannedTransitGatewayRoute {
  readonly destination: string;
  /** Key of the peering that it leads over. */
  readonly peering: string;
  /** Names of the clusters that it leads to, sorted. */
  readonly clusters: readonly string[];
}

export interface PlannedPeering {
  /** `<cluster>/<cluster>`, sorted. */
  readonly key: string;
  /** Names of clusters. */
  readonly requester: string;
  readonly accepter: string;
  /** Present where it exists: then it is not made. */
  readonly id?: string;
}

/** A route in a route table of a cluster's VPC. */
export interface PlannedRoute {
  /** `<route table>/<destination>`. */
  readonly key: string;
  readonly cluster: string;
  readonly routeTable: string;
  readonly destination: string;
  readonly over: {
    readonly kind: "transit-gateway" | "vpc-peering";
    /** Of the gateway or peering. */
    readonly key: string;
  };
  /** Names of the peers that it leads to, sorted. */
  readonly peers: readonly string[];
}

export interface PlannedSecurityGroupRule {
  /** `<security group>/<direction>/<ports>/<cidr>`. */
  readonly key: string;
  readonly cluster: string;
  readonly securityGroup: string;
  readonly direction: "inbound" | "outbound";
  /** TCP. */
  readonly ports: PortRange;
  readonly cidr: string;
  /** What it is for, sorted. */
  readonly flows: readonly FlowName[];
  /** Names of the peers that need it, sorted. */
  readonly peers: readonly string[];
}
