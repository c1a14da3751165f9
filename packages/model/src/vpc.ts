/** A VPC as it is. What is absent nobody has said, and nothing is taken for granted from it. */
export interface Vpc {
  readonly id: string;
  /** The primary one and the secondary ones. */
  readonly cidrs: readonly string[];
  readonly subnets: readonly Subnet[];
  readonly routeTables?: readonly RouteTable[];
  /** Those that are not the default one, which lets everything through. */
  readonly networkACLs?: readonly NetworkAcl[];
  readonly dns?: VpcDns;
  /** Public addresses that its traffic to the internet comes from: those of its NAT gateways. CIDRs. */
  readonly natAddresses?: readonly string[];
}

/** What may stand in a subnet. `transit-gateway`: the interfaces of an attachment. */
export const subnetUses = ["control-plane", "nodes", "pods", "load-balancers", "transit-gateway"] as const;
export type SubnetUse = (typeof subnetUses)[number];

export interface Subnet {
  readonly id: string;
  readonly availabilityZone: string;
  readonly cidr: string;
  readonly routeTable: string;
  /** Absent: all of them. */
  readonly uses?: readonly SubnetUse[];
  /** Absent: the VPC's default one, which lets everything through. */
  readonly networkACL?: string;
}

/** True where something of that use may stand in the subnet. */
export const isFor = ({ uses }: Subnet, use: SubnetUse): boolean => uses === undefined || uses.includes(use);

export interface RouteTable {
  readonly id: string;
  readonly routes: readonly Route[];
}

/** The route `local` of each CIDR of the VPC is always there and is not listed. */
export interface Route {
  readonly destination: string;
  /** Id of what it leads to: `tgw-…`, `pcx-…`, `nat-…`, `igw-…`, `vgw-…`, `eni-…`, `vpce-…`, … */
  readonly target: string;
  /** `blackhole`: what it leads to is no longer there; packets are dropped. */
  readonly state: "active" | "blackhole";
}

/** `enableDnsSupport` and `enableDnsHostnames`. */
export interface VpcDns {
  readonly support: boolean;
  readonly hostnames: boolean;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** `all`: every protocol, with every port. */
export type NetworkProtocol = "all" | "tcp" | "udp" | "icmp";

export interface NetworkAcl {
  readonly id: string;
  readonly inbound: readonly NetworkAclRule[];
  readonly outbound: readonly NetworkAclRule[];
}

/** The lowest number that fits a packet decides; what none fits is refused. */
export interface NetworkAclRule {
  readonly number: number;
  readonly action: "allow" | "deny";
  readonly protocol: NetworkProtocol;
  /** Absent: all. */
  readonly ports?: PortRange;
  readonly cidr: string;
}

/** Whatever a rule fits is let in or out, and its answers too. What is absent nobody has said. */
export interface SecurityGroup {
  readonly id: string;
  readonly inbound?: readonly SecurityGroupRule[];
  readonly outbound?: readonly SecurityGroupRule[];
}

export interface SecurityGroupRule {
  readonly protocol: NetworkProtocol;
  /** Absent: all. */
  readonly ports?: PortRange;
  readonly cidrs: readonly string[];
  /** Ids of groups whose members are meant. */
  readonly securityGroups: readonly string[];
}

/** The groups of a cluster's interfaces. */
export interface ClusterSecurityGroups {
  /** Of the control plane's interfaces in the VPC: the cluster security group, and those that were added. */
  readonly controlPlane: readonly SecurityGroup[];
  readonly nodes: readonly SecurityGroup[];
  /** Absent: those of the nodes. */
  readonly pods?: readonly SecurityGroup[];
}
