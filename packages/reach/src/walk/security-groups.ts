import type { PortRange } from "@meshwright/model";
import type { NetworkSecurityGroupRule, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import { holds, without } from "../range.ts";
import { groupRules, portsOfRule } from "./group-rules.ts";
import { allPorts, holdsPorts, portCuts } from "../port-range.ts";
import type { Place } from "./stand.ts";

/**
 * Whether a rule may name the other side by its groups. Yes within a VPC and over a peering within a region:
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html. Over a Transit Gateway only where that is switched
 * on, which the fleet does not say: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
 */
export type ByGroup = "yes" | "unsaid" | "no";

export interface Wanted {
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly PortRange[];
  /** Addresses of the other side. */
  readonly other: Range;
  /** Security groups of the other side. */
  readonly otherGroups: readonly string[];
  /** Asked only where a rule names such a group. */
  readonly byGroup: () => ByGroup;
}

/** What the groups of a place do not let through, and whether that is known. */
export interface Refused {
  readonly is: "stopped" | "unknown";
  readonly ports: PortRange;
  readonly range: Range;
  /** True where only a rule that names groups of another VPC would let it through. */
  readonly isByGroup?: boolean;
}

/**
 * Whatever a rule of any of the groups fits is let through, and its answers too: groups know connections.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function refusedByGroups(
  { groups }: Place,
  vpc: NetworkVpc,
  direction: "inbound" | "outbound",
  { ports, other, protocol, otherGroups, byGroup }: Wanted,
): Refused | undefined {
  if (groups === "managed") return undefined;
  const [first = allPorts] = ports;
  if (groups === "unsaid") return { is: "unknown", ports: first, range: other };
  const { all, named, isWhole, openTo } = groupRules(groups, vpc, direction, protocol);
  const open = openTo(other);
  const naming = named.filter(({ securityGroups }) => securityGroups.some((id) => otherGroups.includes(id)));
  const answer = naming.length > 0 ? byGroup() : "no";
  const fits = (wanted: PortRange) => (rule: NetworkSecurityGroupRule) => holdsPorts(portsOfRule(rule), wanted);
  const isOpen = (wanted: PortRange): boolean =>
    open.some((one) => holdsPorts(one, wanted)) || (answer === "yes" && naming.some(fits(wanted)));
  for (const wanted of ports) {
    if (isOpen(wanted)) continue;
    for (const cut of portCuts(wanted, all.map(portsOfRule))) {
      if (isOpen(cut)) continue;
      const [left] = leftOf(other, all.filter(fits(cut)));
      if (left === undefined) continue;
      const isByGroup = answer === "unsaid" && naming.some(fits(cut));
      return { is: !isWhole || isByGroup ? "unknown" : "stopped", ports: cut, range: left, isByGroup };
    }
  }
  return undefined;
}

function leftOf(range: Range, rules: readonly NetworkSecurityGroupRule[]): readonly Range[] {
  let left: readonly Range[] = [range];
  for (const { ranges } of rules) {
    if (ranges.some((one) => holds(one, range))) return [];
    left = left.flatMap((one) => without(one, ranges));
  }
  return left;
}
