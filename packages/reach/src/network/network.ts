import type { NetworkAcl, NetworkHop, PrivateZone, VpcDns } from "@meshwright/model";
import type { Range } from "../range.ts";

/** What is known of a list, and whether that is all of it. What a list that is not whole leaves open is never a pass. */
export interface Entries<T> {
  readonly all: readonly T[];
  readonly isWhole: boolean;
}

/**
 * The network that packets are sent through: what the fleet says is there, and what meshwright makes of it. Ids are those of AWS;
 * what is yet to be made has the key of the plan instead, which no id of AWS looks like.
 */
export interface Network {
  readonly vpcs: ReadonlyMap<string, NetworkVpc>;
  /** By id or key. */
  readonly transitGateways: ReadonlyMap<string, NetworkTransitGateway>;
  /** By id or key. */
  readonly peerings: ReadonlyMap<string, NetworkPeering>;
  /** By each id that routes lead to in order to pass them. */
  readonly hops: ReadonlyMap<string, NetworkHop>;
  readonly privateZones: readonly PrivateZone[];
}

export interface NetworkVpc {
  readonly id: string;
  readonly cluster: string;
  readonly account: string;
  readonly region: string;
  readonly cidrs: readonly Range[];
  readonly subnets: readonly NetworkSubnet[];
  readonly routeTables: ReadonlyMap<string, Entries<NetworkRoute>>;
  readonly networkACLs: ReadonlyMap<string, NetworkAcl>;
  readonly securityGroups: ReadonlyMap<string, NetworkSecurityGroup>;
  readonly dns?: VpcDns;
  readonly natAddresses?: readonly Range[];
}

export interface NetworkSubnet {
  readonly id: string;
  readonly availabilityZone: string;
  readonly range: Range;
  readonly routeTable: string;
  readonly networkACL?: string;
}

/** `planned`: meshwright writes it. */
export interface NetworkRoute {
  readonly destination: Range;
  /** Id or key of what it leads to. */
  readonly target: string;
  readonly isBlackhole: boolean;
  readonly origin: "declared" | "planned";
}

export interface NetworkSecurityGroup {
  readonly id: string;
  readonly inbound: Entries<NetworkSecurityGroupRule>;
  readonly outbound: Entries<NetworkSecurityGroupRule>;
}

export interface NetworkSecurityGroupRule {
  readonly protocol: "all" | "tcp" | "udp" | "icmp";
  /** Both ends; 0 and 65535 where the rule names no port. */
  readonly ports: { readonly from: number; readonly to: number };
  readonly ranges: readonly Range[];
  readonly securityGroups: readonly string[];
}

export interface NetworkTransitGateway {
  /** Id or key. */
  readonly id: string;
  readonly region: string;
  readonly account: string;
  readonly attachments: Entries<NetworkAttachment>;
  readonly routeTables: ReadonlyMap<string, Entries<NetworkTransitRoute>>;
}

export interface NetworkAttachment {
  readonly id: string;
  readonly to:
    | { readonly kind: "vpc"; readonly vpc: string; readonly subnets: readonly string[] }
    | { readonly kind: "peering"; readonly transitGateway: string }
    | { readonly kind: "other" };
  /** The table that packets from it are looked up in. */
  readonly routeTable?: string;
  readonly isAvailable: boolean;
}

export interface NetworkTransitRoute {
  readonly destination: Range;
  /** Absent for a blackhole. */
  readonly attachment?: string;
  readonly origin: "static" | "propagated";
  readonly isBlackhole: boolean;
}

export interface NetworkPeering {
  readonly id: string;
  /** Ids of the two VPCs. */
  readonly vpcs: readonly [string, string];
  /** As EC2 calls it; packets flow only over one that is `active`. */
  readonly state: string;
}
