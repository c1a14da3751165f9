import type { NetworkAclRule } from "@meshwright/model";
import type { NetworkSecurityGroup, NetworkSubnet, NetworkVpc, Range } from "@meshwright/reach";
import { rangeOf } from "@meshwright/reach";
import type { Fate, Packet } from "./packet.ts";
import { delivered, dropped, unsaid } from "./packet.ts";

export const isIn = (address: number, { first, last }: Range): boolean => first <= address && address <= last;

/** An interface: what stands at an address. `groups` absent: those that the controller of load balancers makes. */
export interface Stand {
  readonly vpc: NetworkVpc;
  readonly subnet: NetworkSubnet;
  readonly groups?: readonly string[];
}

/**
 * Security groups let a packet pass where any rule of any of them fits it; their answers pass by themselves.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function throughGroups(
  direction: "inbound" | "outbound",
  here: Stand,
  there: Stand,
  { from, to, toPort, protocol }: Packet,
): Fate {
  // A load balancer's own group lets everybody in to its ports, and its controller opens the groups of its targets to it.
  // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/security_groups/
  if (here.groups === undefined || (direction === "inbound" && there.groups === undefined)) return delivered;
  const groups = here.groups.flatMap((id): readonly NetworkSecurityGroup[] => {
    const group = here.vpc.securityGroups.get(id);
    return group === undefined ? [] : [group];
  });
  const other = direction === "outbound" ? to : from;
  for (const group of groups)
    for (const rule of group[direction].all) {
      if (rule.protocol !== "all" && rule.protocol !== protocol) continue;
      if (rule.protocol !== "all" && (toPort < rule.ports.from || toPort > rule.ports.to)) continue;
      if (rule.ranges.some((range) => isIn(other, range))) return delivered;
      if (rule.securityGroups.some((id) => there.groups?.includes(id) === true)) return delivered;
    }
  const by = `${here.groups.join(" ")} ${direction}`;
  return groups.length === here.groups.length && groups.every((group) => group[direction].isWhole)
    ? dropped(by)
    : unsaid(by);
}

/**
 * A network ACL knows no connections: the rule with the lowest number that fits decides, and what none fits is refused.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function throughAcl(
  direction: "inbound" | "outbound",
  vpc: NetworkVpc,
  subnet: NetworkSubnet,
  packet: Packet,
): Fate {
  if (subnet.networkACL === undefined) return delivered;
  const acl = vpc.networkACLs.get(subnet.networkACL);
  if (acl === undefined) return unsaid(subnet.networkACL);
  let lowest: NetworkAclRule | undefined;
  for (const rule of acl[direction])
    if (fits(rule, direction, packet) && (lowest === undefined || rule.number < lowest.number)) lowest = rule;
  return lowest?.action === "allow" ? delivered : dropped(`${acl.id} ${direction}`);
}

function fits(
  { protocol, ports, cidr }: NetworkAclRule,
  direction: "inbound" | "outbound",
  { from, to, toPort, protocol: its }: Packet,
): boolean {
  if (protocol !== "all" && protocol !== its) return false;
  if (protocol !== "all" && ports !== undefined && (toPort < ports.from || toPort > ports.to)) return false;
  return isIn(direction === "inbound" ? from : to, rangeOf(cidr));
}
