import { finding, kinds } from "@meshwright/findings";
import type { Data, Told } from "../outputs/outputs.ts";
import { portsOf, protocolOf } from "./protocol.ts";
import type { Tell } from "./telling.ts";

interface AclRuleWords {
  readonly number: number;
  readonly action: "allow" | "deny";
  readonly protocol: string;
  readonly ports: string | null;
  readonly cidr: string;
}

export interface AclWords {
  readonly id: string;
  readonly inbound: readonly AclRuleWords[];
  readonly outbound: readonly AclRuleWords[];
}

/** Rules above this number are AWS's own: `*`, which refuses what is left. */
const last = 32_766;

/** A network ACL in the words of a fleet; what it cannot say is told. */
export function aclWords({ file, data }: Told<Data<"networkAcls">>, tell: Tell): AclWords {
  const left: string[] = [];
  let ipv6 = 0;
  const rules = (egress: boolean): readonly AclRuleWords[] =>
    data.Entries.filter(({ Egress, RuleNumber }) => Egress === egress && RuleNumber <= last)
      .flatMap(({ RuleNumber: number, RuleAction: action, Protocol, CidrBlock: cidr, PortRange }) => {
        if (cidr === undefined) ipv6 += 1;
        const protocol = protocolOf(Protocol);
        if (cidr !== undefined && protocol === undefined) left.push(`${number} (protocol ${Protocol})`);
        if (cidr === undefined || protocol === undefined) return [];
        return [{ number, action, protocol, ports: portsOf(protocol, PortRange?.From, PortRange?.To) ?? null, cidr }];
      })
      .toSorted((one, other) => one.number - other.number);
  const words = { id: data.NetworkAclId, inbound: rules(false), outbound: rules(true) };
  const say = (what: string, means: string): void =>
    tell(finding(kinds.inexpressible, { in: "file", file }, { what: `${data.NetworkAclId} has ${what}`, means }));
  if (ipv6 > 0) say(`${ipv6} IPv6 rule${ipv6 === 1 ? "" : "s"}`, "Only IPv4 is judged.");
  if (left.length > 0) say(`rules of other protocols: ${left.join(", ")}`, "They decide nothing of TCP and UDP.");
  return words;
}

/** True for one that lets everything through, as the default one of a VPC does until somebody changes it. */
export const isOpen = ({ inbound, outbound }: AclWords): boolean =>
  [inbound, outbound].every(
    ([first]) => first?.action === "allow" && first.protocol === "all" && first.cidr === "0.0.0.0/0",
  );
