import type { PortRange } from "@meshwright/model";
import type { NetworkSecurityGroupRule, NetworkVpc } from "../network/network.ts";
import { allPorts } from "../port-range.ts";
import type { Range } from "../range.ts";
import { holds } from "../range.ts";

/** What the groups of a place say in one direction of one protocol. */
export interface GroupRules {
  readonly all: readonly NetworkSecurityGroupRule[];
  /** Those that name security groups. */
  readonly named: readonly NetworkSecurityGroupRule[];
  /** False where nobody has said all of them. */
  readonly isWhole: boolean;
  /** Ports that are open to all of a range by its addresses, in order. */
  readonly openTo: (range: Range) => readonly PortRange[];
}

type Direction = "inbound" | "outbound";

/** By the groups of a place: every flow asks. */
const known = new WeakMap<readonly string[], Map<string, GroupRules>>();

export function groupRules(
  groups: readonly string[],
  vpc: NetworkVpc,
  direction: Direction,
  protocol: "tcp" | "udp",
): GroupRules {
  const kinds = known.get(groups) ?? new Map<string, GroupRules>();
  known.set(groups, kinds);
  const key = `${direction} ${protocol}`;
  const found = kinds.get(key);
  if (found !== undefined) return found;
  const said = groups.map((id) => vpc.securityGroups.get(id)?.[direction]);
  const all = said
    .flatMap((entries) => entries?.all ?? [])
    .filter((rule) => rule.protocol === "all" || rule.protocol === protocol);
  const open = new WeakMap<Range, readonly PortRange[]>();
  const made: GroupRules = {
    all,
    named: all.filter(({ securityGroups }) => securityGroups.length > 0),
    isWhole: said.every((entries) => entries?.isWhole === true),
    openTo(range) {
      const ports = open.get(range) ?? merged(all.filter(({ ranges }) => ranges.some((one) => holds(one, range))));
      open.set(range, ports);
      return ports;
    },
  };
  kinds.set(key, made);
  return made;
}

/** The ports of a rule; every one where it is of all protocols. */
export const portsOfRule = ({ protocol, ports }: NetworkSecurityGroupRule): PortRange =>
  protocol === "all" ? allPorts : ports;

function merged(rules: readonly NetworkSecurityGroupRule[]): readonly PortRange[] {
  const sorted = rules.map(portsOfRule).toSorted((left, right) => left.from - right.from);
  const made: PortRange[] = [];
  for (const ports of sorted) {
    const last = made.at(-1);
    if (last === undefined || ports.from > last.to + 1) made.push(ports);
    else made[made.length - 1] = { from: last.from, to: Math.max(last.to, ports.to) };
  }
  return made;
}
