import type { PortRange } from "@meshwright/model";
import type { Entries, NetworkSecurityGroupRule, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import { holds, without } from "../range.ts";
import { holdsPorts, portCuts } from "./port-cuts.ts";
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

const fits = (rule: NetworkSecurityGroupRule, protocol: string, ports: PortRange): boolean =>
  rule.protocol === "all" || (rule.protocol === protocol && holdsPorts(rule.ports, ports));

/**
 * Whatever a rule of any of the groups fits is let through, and its answers too: groups know connections.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function refusedByGroups(
  { groups }: Place,
  vpc: NetworkVpc,
  direction: "inbound" | "outbound",
  wanted: Wanted,
): Refused | undefined {
  if (groups === "managed") return undefined;
  const { ports: all, other, protocol, otherGroups, byGroup } = wanted;
  const [first = { from: 0, to: 65_535 }] = all;
  if (groups === "unsaid") return { is: "unknown", ports: first, range: other };
  const { all: rules, isWhole } = rulesOf(vpc, groups, direction);
  for (const wantedPorts of all) {
    // As it mostly is: one rule lets all of it through.
    if (rules.some((rule) => fits(rule, protocol, wantedPorts) && rule.ranges.some((range) => holds(range, other))))
      continue;
    const cuts = portCuts(
      wantedPorts,
      rules.map((rule) => (rule.protocol === "all" ? undefined : rule.ports)),
    );
    for (const ports of cuts) {
      const fitting = rules.filter((rule) => fits(rule, protocol, ports));
      const isByGroup = fitting.some(({ securityGroups }) => securityGroups.some((id) => otherGroups.includes(id)));
      const answer = isByGroup ? byGroup() : "no";
      if (answer === "yes") continue;
      const [left] = leftOf(other, fitting);
      if (left === undefined) continue;
      const isOpen = !isWhole || answer === "unsaid";
      return { is: isOpen ? "unknown" : "stopped", ports, range: left, isByGroup: answer === "unsaid" };
    }
  }
  return undefined;
}

/** By the list of a place, which is of one network: every peer asks for the same. */
const known = new WeakMap<readonly string[], Map<string, Entries<NetworkSecurityGroupRule>>>();

/** What all of some groups say together. */
function rulesOf(
  vpc: NetworkVpc,
  groups: readonly string[],
  direction: "inbound" | "outbound",
): Entries<NetworkSecurityGroupRule> {
  const byDirection = known.get(groups) ?? new Map<string, Entries<NetworkSecurityGroupRule>>();
  known.set(groups, byDirection);
  const found = byDirection.get(direction);
  if (found !== undefined) return found;
  const said = groups.map((id) => vpc.securityGroups.get(id)?.[direction]);
  const made = {
    all: said.flatMap((entries) => entries?.all ?? []),
    isWhole: said.every((entries) => entries?.isWhole === true),
  };
  byDirection.set(direction, made);
  return made;
}

function leftOf(range: Range, rules: readonly NetworkSecurityGroupRule[]): readonly Range[] {
  let left: readonly Range[] = [range];
  for (const { ranges } of rules) {
    if (ranges.some((one) => holds(one, range))) return [];
    left = left.flatMap((one) => without(one, ranges));
  }
  return left;
}
