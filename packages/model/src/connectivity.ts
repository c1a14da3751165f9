import type { PortRange } from "./vpc.ts";

/** How packets get from cluster to cluster: what joins the VPCs, who makes that, and what stands on the way. */
export interface Connectivity {
  /**
   * `flat`: pods reach pods, peers share an Istio network. `gateways`: each cluster is a network of its own. `mixed`: pods
   * reach pods of clusters with the same network, and gateways of the others.
   */
  readonly model: "flat" | "gateways" | "mixed";
  /** What joins two peers of which `connections` says nothing. */
  readonly kind: ConnectionKind;
  /** Who makes what joins the VPCs. `external`: not meshwright; it only judges what the fleet says is there. */
  readonly management: "external" | "terraform" | "ack";
  /** One for each region at most, sorted by region. */
  readonly transitGateways: readonly TransitGateway[];
  readonly connections: readonly Connection[];
  readonly hops: readonly NetworkHop[];
  readonly privateZones: readonly PrivateZone[];
  /** Of `terraform`. */
  readonly terraform: TerraformSettings;
  /** Of `ack`; present with it. */
  readonly ack?: AckSettings;
}

export const connectionKinds = ["transit-gateway", "vpc-peering", "private"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

export interface TransitGateway {
  readonly region: string;
  /** Of its owner; accounts of other clusters get it by a RAM share. */
  readonly account: string;
  /** Present where it exists; absent: it is made. */
  readonly id?: string;
  /** `amazonSideAsn` of one that is made. */
  readonly asn?: number;
  /** Of one that exists, those that are there; absent: nobody has said. */
  readonly attachments?: readonly TransitGatewayAttachment[];
  /** Of one that exists; absent: nobody has said. */
  readonly routeTables?: readonly TransitGatewayRouteTable[];
  /** Of one that exists, the tables that each new attachment comes into by itself; absent: nobody has said. */
  readonly defaultRouteTables?: DefaultRouteTables;
}

/** `associationDefaultRouteTableId` and `propagationDefaultRouteTableId` of a Transit Gateway; absent: that is switched off. */
export interface DefaultRouteTables {
  readonly association?: string;
  readonly propagation?: string;
}

export interface TransitGatewayAttachment {
  readonly id: string;
  /** `other`: VPN, Direct Connect gateway, Connect, a VPC that is no cluster's and no hop's. */
  readonly to: "vpc" | "peering" | "other";
  /** Of a VPC: its id, and the subnets that hold an interface. It serves only their availability zones. */
  readonly vpc?: string;
  readonly subnets?: readonly string[];
  /** Of a peering: the id of the other gateway. */
  readonly transitGateway?: string;
  /** The route table that packets from it are looked up in; absent: none, and they are dropped. */
  readonly routeTable?: string;
  readonly state: string;
}

export interface TransitGatewayRouteTable {
  readonly id: string;
  readonly routes: readonly TransitGatewayRoute[];
}

export interface TransitGatewayRoute {
  readonly destination: string;
  /** Absent for a blackhole. */
  readonly attachment?: string;
  /** Only static routes lead over a peering. */
  readonly origin: "static" | "propagated";
  readonly state: "active" | "blackhole";
}

/** What joins two clusters, where that is not the mesh's kind, or where it is there already. */
export interface Connection {
  /** Names of two clusters, sorted. */
  readonly between: readonly [string, string];
  readonly kind: ConnectionKind;
  /** `pcx-…` of a VPC peering that exists; absent: it is made, or nobody has said. */
  readonly id?: string;
  /** Of a VPC peering that exists, as EC2 calls it: `active`, `pending-acceptance`, … */
  readonly state: string;
  /** Of a private connection: what somebody else says gets through, in both directions; absent: nobody has said. */
  readonly carries?: readonly Passage[];
  /** Names of hops that every packet between the two passes. */
  readonly hops: readonly string[];
  /** Bytes; absent: what AWS says of the kind. */
  readonly mtu?: number;
}

/** Packets that get through: from one of the CIDRs to another, to one of the ports. What is absent is any. */
export interface Passage {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly ports?: readonly PortRange[];
}

/** A firewall or an inspection VPC on the way. It knows connections: answers of what it lets through pass. */
export interface NetworkHop {
  readonly name: string;
  /** Ids of what routes lead to in order to pass it: `vpce-…`, `eni-…`, `tgw-attach-…`. */
  readonly targets: readonly string[];
  /** The route table, `rtb-…` or `tgw-rtb-…`, in which what it lets through is looked up next; absent: that of the other side. */
  readonly next?: string;
  /** What it lets through; absent: nobody has said. */
  readonly allows?: readonly Passage[];
  /** Bytes; absent: no smaller than the rest of the way. */
  readonly mtu?: number;
}

/** A private hosted zone of Route 53, and the VPCs in which its names resolve. */
export interface PrivateZone {
  readonly name: string;
  readonly vpcs: readonly string[];
}

export interface TerraformSettings {
  /** Name, with its path, of the role that Terraform assumes in every account; absent: it works with the credentials that it is started with. */
  readonly role?: string;
  /**
   * False where not all accounts are of one AWS organization in which RAM shares without invitations: then each other account
   * accepts an invitation. Absent: they are, and there are no invitations that could be accepted.
   */
  readonly organization?: boolean;
  /**
   * Where something was made that has left the fleet: what Terraform destroys it destroys by the provider that made it, so that
   * must stay until it is gone. Absent: nowhere else than where the fleet has clusters and gateways.
   */
  readonly formerSites?: readonly { readonly account: string; readonly region: string }[];
  /** True where it also makes the IAM roles that the fleet names: those of controllers, and those that other accounts take. */
  readonly iam?: boolean;
  /** Where Terraform keeps its state; absent: nobody has said, and whoever runs it says so. */
  readonly backend?: TerraformBackend;
}

/** An S3 bucket: https://developer.hashicorp.com/terraform/language/backend/s3 */
export interface TerraformBackend {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** Its ARN; absent: the bucket's own encryption. */
  readonly kmsKey?: string;
  /** ARN of the role that reads and writes the state; absent: the credentials that Terraform is started with. */
  readonly role?: string;
}

export interface AckSettings {
  /** The cluster whose EC2 controller makes the objects. */
  readonly cluster: string;
  /** Where they lie. */
  readonly namespace: string;
  /**
   * True where somebody has made sure that the fleet lists every route of the route tables: the controller removes those that
   * its objects do not declare.
   */
  readonly ownsRouteTables: boolean;
}

/** What joins two clusters, whether the fleet says it of the two or of all. */
export const connectionOf = (
  { kind, connections }: Pick<Connectivity, "kind" | "connections">,
  one: string,
  other: string,
): Connection =>
  connections.find(({ between }) => between.includes(one) && between.includes(other)) ?? {
    between: one < other ? [one, other] : [other, one],
    kind,
    state: "active",
    hops: [],
  };

/** True where pods of the two are to reach each other without a gateway. */
export const isFlat = (one: { readonly network: string }, other: { readonly network: string }): boolean =>
  one.network === other.network;

/** By what ACK makes the network of all, for the cluster in which it does; undefined for every other. */
export const ackOf = (
  { management, ack }: Pick<Connectivity, "management" | "ack">,
  { name }: { readonly name: string },
): AckSettings | undefined => (management === "ack" && ack?.cluster === name ? ack : undefined);

/** True where Terraform makes the IAM roles that the fleet names. */
export const makesRoles = ({ management, terraform }: Pick<Connectivity, "management" | "terraform">): boolean =>
  management === "terraform" && terraform.iam === true;
