import { finding, kinds } from "@meshwright/findings";
import type { Data, Told } from "../outputs/outputs.ts";
import type { Permission } from "../outputs/shapes.ts";
import { portsOf, protocolOf } from "./protocol.ts";
import type { Tell } from "./telling.ts";

export interface GroupRuleWords {
  readonly protocol: string;
  readonly ports: string | null;
  readonly cidrs: readonly string[];
  readonly securityGroups: readonly string[];
}

export interface GroupWords {
  readonly id: string;
  readonly inbound: readonly GroupRuleWords[];
  readonly outbound: readonly GroupRuleWords[];
}

/** A security group in the words of a fleet; what it cannot say is told. */
export function groupWords({ file, data }: Told<Data<"securityGroups">>, tell: Tell): GroupWords {
  const lists = new Set<string>();
  const others = new Set<string>();
  let ipv6 = 0;
  const rule = (permission: Permission): readonly GroupRuleWords[] => {
    ipv6 += permission.Ipv6Ranges.length;
    for (const { PrefixListId } of permission.PrefixListIds) lists.add(PrefixListId);
    const cidrs = permission.IpRanges.map(({ CidrIp }) => CidrIp).toSorted();
    const securityGroups = permission.UserIdGroupPairs.map(({ GroupId }) => GroupId).toSorted();
    if (cidrs.length + securityGroups.length === 0) return [];
    const protocol = protocolOf(permission.IpProtocol);
    if (protocol === undefined) others.add(permission.IpProtocol);
    if (protocol === undefined) return [];
    return [
      { protocol, ports: portsOf(protocol, permission.FromPort, permission.ToPort) ?? null, cidrs, securityGroups },
    ];
  };
  const words = {
    id: data.GroupId,
    inbound: data.IpPermissions.flatMap(rule),
    outbound: data.IpPermissionsEgress.flatMap(rule),
  };
  const say = (what: string, means: string): void =>
    tell(finding(kinds.inexpressible, { in: "file", file }, { what: `${data.GroupId} has ${what}`, means }));
  if (ipv6 > 0) say(`${ipv6} IPv6 range${ipv6 === 1 ? "" : "s"}`, "Only IPv4 is judged.");
  if (lists.size > 0)
    say(
      `rules with prefix lists (${[...lists].toSorted().join(", ")})`,
      "What only they let through is judged as stopped; give such rules CIDRs in AWS.",
    );
  if (others.size > 0)
    say(`rules of other protocols (${[...others].toSorted().join(", ")})`, "They decide nothing of TCP and UDP.");
  return words;
}

/** One thing that a rule lets through, as a key. */
const atoms = ({ protocol, ports, cidrs, securityGroups }: GroupRuleWords): readonly string[] =>
  [...cidrs, ...securityGroups].map((other) => `${protocol} ${ports ?? ""} ${other}`);

/**
 * The rules of AWS, cut into rules as the fleet has them where it lets the same through: AWS puts all CIDRs with the same ports
 * into one rule, and a person may not.
 */
export function asSaid(said: readonly GroupRuleWords[], aws: readonly GroupRuleWords[]): readonly GroupRuleWords[] {
  const allowed = new Set(aws.flatMap(atoms));
  const kept = said.filter((rule) => atoms(rule).length > 0 && atoms(rule).every((atom) => allowed.has(atom)));
  const covered = new Set(kept.flatMap(atoms));
  const left = aws.flatMap((rule): readonly GroupRuleWords[] => {
    const isNew = (other: string): boolean => !covered.has(`${rule.protocol} ${rule.ports ?? ""} ${other}`);
    const [cidrs, securityGroups] = [rule.cidrs.filter(isNew), rule.securityGroups.filter(isNew)];
    return cidrs.length + securityGroups.length === 0 ? [] : [{ ...rule, cidrs, securityGroups }];
  });
  return [...kept, ...left];
}
