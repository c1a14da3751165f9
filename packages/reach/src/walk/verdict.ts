import type { PortRange } from "@meshwright/model";

/** What becomes of a flow. `unknown`: nothing that is known stops it, but not everything is known. */
export type Verdict =
  | { readonly is: "allowed"; readonly hops: readonly string[] }
  | { readonly is: "stopped"; readonly stop: Stop }
  | { readonly is: "unknown"; readonly stop: Stop };

/** The first hop that stops packets, or of which nobody has said enough. */
export interface Stop {
  readonly reason: StopReason;
  /** `back`: the answers are stopped. */
  readonly direction: "there" | "back";
  /** The cluster in whose description the cause is; absent for what is the mesh's. */
  readonly cluster?: string;
  /** Keys that lead to the cause, in the file of that cluster or of the mesh. */
  readonly keyPath: readonly (string | number)[];
  /** Addresses as the packet has them at that hop, and the port that it goes to. */
  readonly from: string;
  readonly to: string;
  readonly ports?: PortRange;
  /** Id or name of what stops it: `rtb-…`, `sg-…`, `acl-…`, `tgw-rtb-…`, `pcx-…`, a hop. */
  readonly at: string;
  /**
   * A whole clause: `packet from cluster-a pods 10.1.0.0/17 to cluster-b 10.2.0.0/17: route table rtb-… of subnet subnet-… has no
   * route for 10.2.0.0/17`.
   */
  readonly words: string;
  /** What to do about it: a whole sentence. */
  readonly mend: string;
}

/** Why a hop stops packets. Sorted. */
export const stopReasons = [
  "acl-denies",
  "address-translated",
  "attachment-not-available",
  "attachment-without-route-table",
  "blackhole",
  "dns",
  "endpoint-public",
  "hop-refuses",
  "no-attachment",
  "no-route",
  "no-transit-route",
  "not-declared",
  "not-said",
  "overlapping-addresses",
  "overlay",
  "peering-not-active",
  "peering-not-transitive",
  "public-access-refused",
  "security-group-refuses",
  "stolen-by-route",
  "transit-route-not-static",
  "wrong-target",
  "zone-without-attachment",
] as const;
export type StopReason = (typeof stopReasons)[number];
