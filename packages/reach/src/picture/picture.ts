import type { ConnectionKind, PortRange } from "@meshwright/model";
import type { FlowName, Party } from "../flow/flow.ts";
import type { Verdict } from "../walk/verdict.ts";

/** Everything that `meshwright network` shows, in the order of the fleet. Plain data. */
export interface ReachPicture {
  readonly mesh: string;
  readonly model: "flat" | "gateways" | "mixed";
  readonly management: "external" | "terraform" | "ack";
  readonly clusters: readonly ClusterPicture[];
  /** One for each pair of peers. */
  readonly connections: readonly ConnectionPicture[];
  /** One for each ordered pair of peers. */
  readonly pairs: readonly PairPicture[];
  /** Of each cluster, what it needs within itself. */
  readonly own: readonly OwnPicture[];
  readonly ports: readonly PortNeed[];
}

export interface ClusterPicture {
  readonly name: string;
  readonly peerGroup: string;
  readonly network: string;
  readonly account: string;
  readonly region: string;
  readonly vpc: string;
  readonly cidrs: readonly string[];
  readonly podCIDRs: readonly string[];
  readonly serviceCIDR: string;
  /** Key or id of the Transit Gateway that its VPC is attached to. */
  readonly transitGateway?: string;
}

export interface ConnectionPicture {
  readonly between: readonly [string, string];
  readonly kind: ConnectionKind;
  /** True where pods reach pods without a gateway. */
  readonly isFlat: boolean;
  /** What it goes over, in words: `tgw-0a… (eu-west-1) — tgw-0b… (us-east-1)`, `pcx-…`, `to be made`. */
  readonly over: string;
  /** Largest packet, bytes; absent where nobody has said. */
  readonly mtu?: number;
}

export interface PairPicture {
  readonly from: string;
  readonly to: string;
  readonly flows: readonly FlowPicture[];
}

export interface OwnPicture {
  readonly cluster: string;
  readonly flows: readonly FlowPicture[];
}

export interface FlowPicture {
  readonly name: FlowName;
  readonly ports: readonly PortRange[];
  readonly why: string;
  readonly verdict: Verdict;
}

/** One line of the port matrix: who needs what from whom, and why. */
export interface PortNeed {
  /** Whose line it is. */
  readonly cluster: string;
  readonly direction: "inbound" | "outbound" | "within";
  /** A peer, or in words what is outside; absent within. */
  readonly other?: string;
  readonly flow: FlowName;
  readonly from: Party;
  readonly to: Party | "outside";
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly PortRange[];
  readonly why: string;
}
