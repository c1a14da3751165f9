import type { NetworkAclRule, PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { common, rangeOf, without } from "../range.ts";
import { holdsPorts, portCuts } from "../port-range.ts";

/** What a network ACL refuses. */
export interface Denied {
  readonly ports: PortRange;
  readonly range: Range;
  /** Number of the rule that refuses it; `*` where none fits. */
  readonly rule: string;
}

/**
 * The lowest number that fits a packet decides, and what none fits is refused; answers are packets like others.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function deniedByAcl(
  rules: readonly NetworkAclRule[],
  { protocol, ports: all, range }: { protocol: "tcp" | "udp"; ports: readonly PortRange[]; range: Range },
): Denied | undefined {
  const fitting = rules.filter((rule) => rule.protocol === "all" || rule.protocol === protocol);
  const portsOf = (rule: NetworkAclRule) => (rule.protocol === "all" ? undefined : rule.ports);
  for (const wanted of all) {
    for (const ports of portCuts(wanted, fitting.map(portsOf))) {
      let left: readonly Range[] = [range];
      for (const rule of fitting) {
        if (left.length === 0) break;
        if (!holdsPorts(portsOf(rule), ports)) continue;
        const cidr = rangeOf(rule.cidr);
        if (rule.action === "deny") {
          const denied = left.map((one) => common(one, cidr)).find((one) => one !== undefined);
          if (denied !== undefined) return { ports, range: denied, rule: String(rule.number) };
          continue;
        }
        left = left.flatMap((one) => without(one, [cidr]));
      }
      const [rest] = left;
      if (rest !== undefined) return { ports, range: rest, rule: "*" };
    }
  }
  return undefined;
}
