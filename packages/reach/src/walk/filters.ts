import type { PortRange } from "@meshwright/model";
import { allPorts } from "../port-range.ts";
import type { Range } from "../range.ts";
import { meshKey, networkAclKey } from "./key-path.ts";
import { deniedByAcl } from "./network-acls.ts";
import type { End, Packet } from "./packet.ts";
import { addressText, partyText, protocolText } from "./packet.ts";
import { portsNotPassed } from "./passages.ts";
import { refusedByGroups } from "./security-groups.ts";
import type { Wanted } from "./security-groups.ts";
import { groupsKey } from "./stand.ts";
import type { AclStep, Halt, Step } from "./step.ts";

/** What stops packets, and the ports that it is about. */
export interface Filtered {
  readonly halt: Halt;
  readonly ports: PortRange;
}

const listText = (ranges: readonly string[]): string => [...new Set(ranges)].join(", ");

/** The security groups of the sender, which let out, or those of the receiver, which let in. `others` is the whole other side. */
export function atGroups(
  packet: Packet,
  direction: "inbound" | "outbound",
  byGroup: Wanted["byGroup"],
  others: () => readonly End[],
): Filtered | undefined {
  const { from, to, protocol, ports } = packet;
  const [here, there] = direction === "outbound" ? [from, to] : [to, from];
  const { place, stand } = here;
  // The controller of a load balancer opens the groups of its targets to it.
  if (there.place.groups === "managed" && direction === "inbound") return undefined;
  const otherGroups = typeof there.place.groups === "string" ? [] : there.place.groups;
  const refusedTo = (wanted: readonly PortRange[], other: Range) =>
    refusedByGroups(place, stand.vpc, direction, { protocol, ports: wanted, other, otherGroups, byGroup });
  const refused = refusedTo(ports, there.stand.range);
  if (refused === undefined) return undefined;
  const { cluster, party, groups } = place;
  if (typeof groups === "string")
    return {
      ports: refused.ports,
      halt: {
        cluster: cluster.name,
        keyPath: ["securityGroups"],
        is: "unknown",
        reason: "not-said",
        at: cluster.name,
        says: `nobody has said which security groups the ${partyText[party]} of ${cluster.name} ${party === "pods" || party === "nodes" ? "have" : "has"}`,
        mend: `Say it in securityGroups of cluster ${cluster.name}: \`meshwright fleet import aws\` reads them from AWS.`,
      },
    };
  const at = groups.join(", ");
  const named = `security group${groups.length > 1 ? "s" : ""} ${at} of the ${partyText[party]} of ${cluster.name}`;
  const what = protocolText(protocol, refused.ports);
  const whom = [
    addressText(there, refused.range),
    ...others().flatMap((end) => {
      const more = refusedTo([refused.ports], end.stand.range);
      return more === undefined ? [] : [addressText(end, more.range)];
    }),
  ];
  const key = groupsKey(place);
  const isOne = groups.length === 1;
  const where = { cluster: cluster.name, keyPath: ["securityGroups", key, ...(isOne ? [0, direction] : [])], at };
  const [lets, preposition] = direction === "inbound" ? ["in", "from"] : ["out", "to"];
  const clause = `${named} let${isOne ? "s" : ""} ${lets} no ${what} ${preposition} ${listText(whom)}`;
  if (refused.is === "unknown")
    return {
      ports: refused.ports,
      halt: {
        ...where,
        is: "unknown",
        reason: "not-said",
        says:
          refused.isByGroup === true
            ? `${clause} but by a rule that names groups of another VPC, and nobody has said whether the Transit Gateway supports that`
            : `nobody has said all ${direction} rules of ${named}`,
        mend:
          refused.isByGroup === true
            ? `Name CIDRs in the rules of ${at} instead of security groups.`
            : `Say them in securityGroups.${key} of cluster ${cluster.name}: \`meshwright fleet import aws\` reads them from AWS.`,
      },
    };
  return {
    ports: refused.ports,
    halt: {
      ...where,
      is: "stopped",
      reason: "security-group-refuses",
      says: clause,
      mend: `Add an ${direction} rule for ${what} ${preposition} ${listText(whom)} to ${groups[0] ?? at}.`,
    },
  };
}

/** The network ACL of a subnet on the way. */
export function atAcl(
  { vpc, subnet, id, acl, rules }: AclStep,
  packet: Packet,
  part: Range,
  others: () => readonly End[],
): Filtered | undefined {
  const { protocol, ports: all, from, to } = packet;
  const [ports = allPorts] = all;
  const { cluster } = vpc;
  if (acl === undefined)
    return {
      ports,
      halt: {
        cluster,
        keyPath: ["vpc", "networkACLs"],
        is: "unknown",
        reason: "not-said",
        at: id,
        says: `nobody has said what is in network ACL ${id} of subnet ${subnet.id}`,
        mend: `Say it in vpc.networkACLs of cluster ${cluster}: \`meshwright fleet import aws\` reads it from AWS.`,
      },
    };
  const range = rules === "outbound" ? part : from.stand.range;
  const denied = deniedByAcl(acl[rules], { protocol, ports: all, range });
  if (denied === undefined) return undefined;
  const what = protocolText(protocol, denied.ports);
  const [preposition, end] = rules === "outbound" ? (["to", to] as const) : (["from", from] as const);
  const whom = listText([
    addressText(end, denied.range),
    ...others().flatMap((one) => {
      const more = deniedByAcl(acl[rules], { protocol, ports: [denied.ports], range: one.stand.range });
      return more === undefined ? [] : [addressText(one, more.range)];
    }),
  ]);
  const named = `network ACL ${id} of subnet ${subnet.id}`;
  const { place } = [from, to].find((one) => one.place.cluster.name === cluster) ?? from;
  const answers = packet.direction === "back" ? ", which are the ports that answers go to" : "";
  return {
    ports: denied.ports,
    halt: {
      ...networkAclKey(place.cluster, id, rules),
      is: "stopped",
      reason: "acl-denies",
      at: id,
      says:
        denied.rule === "*"
          ? `${named} has no ${rules} rule that allows ${what} ${preposition} ${whom}${answers}`
          : `${named} denies ${what} ${preposition} ${whom}${answers}, by its ${rules} rule ${denied.rule}`,
      mend: `Add an ${rules} rule to ${id} that allows ${what} ${preposition} ${whom}${denied.rule === "*" ? "" : `, with a number below ${denied.rule}`}.`,
    },
  };
}

/** A hop, or a link of somebody else, on the way there. Both know connections, so that answers pass. */
export function atHop(
  step: Extract<Step, { readonly is: "hop" | "link" }>,
  packet: Packet,
  part: Range,
): Filtered | undefined {
  const { from, to, protocol, ports: all } = packet;
  const [first = allPorts] = all;
  const { name, passages, list, kind } =
    step.is === "hop"
      ? { name: step.hop.name, passages: step.hop.allows, list: "hops" as const, kind: "hop" }
      : { name: step.name, passages: step.carries, list: "connections" as const, kind: "link" };
  if (passages === undefined)
    return {
      ports: first,
      halt: {
        ...meshKey(list),
        is: "unknown",
        reason: "not-said",
        at: name,
        says: `nobody has said what the ${kind} ${name} lets through`,
        mend: `Say it in connectivity.${list}, as \`allows\` of ${name}.`,
      },
    };
  const ports = portsNotPassed(passages, from.stand.range, part, all);
  if (ports === undefined) return undefined;
  const what = protocolText(protocol, ports);
  const whom = `from ${addressText(from, from.stand.range)} to ${addressText(to, part)}`;
  return {
    ports,
    halt: {
      ...meshKey(list),
      is: "stopped",
      reason: "hop-refuses",
      at: name,
      says: `the ${kind} ${name} lets through no ${what} ${whom}`,
      mend: `Have ${what} ${whom} let through at ${name}, and say so in connectivity.${list}.`,
    },
  };
}
