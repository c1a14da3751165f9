import type { NetworkAcl, NetworkHop, Passage } from "@meshwright/model";
import type { NetworkSubnet, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import type { Stop } from "./verdict.ts";

/** Something that packets come to on their way, whatever their ports are. */
export type Step =
  /** Nothing there stops anybody. */
  | { readonly is: "through"; readonly name: string }
  | AclStep
  /** A firewall or another hop. */
  | { readonly is: "hop"; readonly hop: NetworkHop }
  /** A link of somebody else. */
  | { readonly is: "link"; readonly name: string; readonly carries: readonly Passage[] }
  /** Here it ends, or nobody has said how it goes on. */
  | Halt;

/** The network ACL of a subnet: its `outbound` rules look at where packets go, its `inbound` rules at where they come from. */
export interface AclStep {
  readonly is: "acl";
  readonly vpc: NetworkVpc;
  readonly subnet: NetworkSubnet;
  readonly id: string;
  /** Absent: the fleet names it and says nothing of it. */
  readonly acl?: NetworkAcl;
  readonly rules: "inbound" | "outbound";
}

/** Why packets do not get further, or why nobody knows. */
export interface Halt extends Pick<Stop, "reason" | "cluster" | "keyPath" | "at" | "mend"> {
  readonly is: "stopped" | "unknown";
  /** The clause after the packet: `route table rtb-… of subnet subnet-… has no route for 10.2.0.0/17`. */
  readonly says: string;
}

/** The way of a part of the packets, from one subnet to where they go. */
export interface Leg {
  /** Where they go: a part of the receiver's addresses. */
  readonly to: Range;
  readonly steps: readonly Step[];
}

/** All ways from one stand to another. */
export interface Way {
  readonly legs: readonly Leg[];
  /** The same without what stops nobody; legs on which nothing can are left out. */
  readonly gates: readonly Leg[];
}

export function wayWith(legs: readonly Leg[]): Way {
  const gates = legs.map(({ to, steps }) => ({ to, steps: steps.filter(({ is }) => is !== "through") }));
  return { legs, gates: gates.filter(({ steps }) => steps.length > 0) };
}

export const aclStep = (vpc: NetworkVpc, subnet: NetworkSubnet, rules: AclStep["rules"]): readonly AclStep[] => {
  const id = subnet.networkACL;
  if (id === undefined) return [];
  const acl = vpc.networkACLs.get(id);
  return [{ is: "acl", vpc, subnet, id, rules, ...(acl && { acl }) }];
};
