import type { PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { isWithin, rangeOf } from "../range.ts";
import type { Exchange } from "./exchange.ts";
import { refusedByRoutes } from "./internet-route.ts";
import { networkAclKey } from "./key-path.ts";
import { deniedByAcl } from "./network-acls.ts";
import { protocolText } from "./packet.ts";
import { flowStop, podsUnsaid } from "./pods.ts";
import { everything, publicRanges } from "./public-ranges.ts";
import { refusedByGroups } from "./security-groups.ts";
import { sendersOf } from "./senders.ts";
import type { Senders } from "./senders.ts";
import type { Stand } from "./stand.ts";
import type { Halt } from "./step.ts";
import type { Known } from "./trip.ts";
import type { Verdict } from "./verdict.ts";

/** Nobody knows which public addresses EKS has: what is refused to all of them stops, what is refused to some is not known. */
function refusedToPublic(
  ranges: readonly Range[],
  refuses: (range: Range) => boolean,
): "stopped" | "unknown" | undefined {
  const refused = ranges.filter(refuses).length;
  if (refused === 0) return undefined;
  return refused === ranges.length ? "stopped" : "unknown";
}

/**
 * To a public address, and back; `ranges`: which it may be. Packets leave by a NAT gateway, whose addresses the endpoint must let in, or by an internet gateway, which
 * translates only for interfaces with a public address, so not for pods: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function overInternet(
  exchange: Exchange,
  known: Known,
  host: string,
  ranges: readonly Range[] = publicRanges,
): Verdict {
  const { from, nodes, to } = exchange;
  const isUnsaid = from.party === "pods" && from.cluster.podNetworking === undefined;
  const senders = isUnsaid ? [] : ranges.slice(0, 1).flatMap((range) => sendersOf(from, nodes, range));
  const halts = [
    ...senders.flatMap((sender) => sender.stands.flatMap((stand) => outOf(exchange, known, sender, stand, ranges))),
    ...refusedAtEndpoint(exchange),
  ];
  const halt = halts.find(({ is }) => is === "stopped") ?? halts[0];
  if (halt !== undefined) {
    const { is, says, ...rest } = halt;
    const outside = from.cluster.name === to.cluster.name ? "" : ` outside ${to.cluster.vpc.id}`;
    return {
      is,
      stop: flowStop(exchange, { ...rest, says: `${host} resolves to public addresses${outside}, and ${says}` }),
    };
  }
  if (isUnsaid) return { is: "unknown", stop: podsUnsaid(exchange, from.cluster) };
  return { is: "allowed", hops: ["internet"] };
}

function outOf(
  { protocol, ports }: Exchange,
  known: Known,
  { place, answerPorts, isTranslated }: Senders,
  { vpc, subnet }: Stand,
  ranges: readonly Range[],
): readonly Halt[] {
  const { cluster } = place;
  const [port = { from: 443, to: 443 }] = ports;
  const what = protocolText(protocol, port);
  const halts: Halt[] = [];

  const wanted = (other: Range) => ({ protocol, ports, other, otherGroups: [], byGroup: () => "no" as const });
  const isOpen = (range: Range) => refusedByGroups(place, vpc, "outbound", wanted(range))?.is === "unknown";
  const groups = refusedToPublic(
    ranges,
    (range) => refusedByGroups(place, vpc, "outbound", wanted(range)) !== undefined,
  );
  if (groups !== undefined) {
    const at = typeof place.groups === "string" ? cluster.name : place.groups.join(", ");
    const is = ranges.some(isOpen) ? "unknown" : groups;
    halts.push({
      cluster: cluster.name,
      keyPath: ["securityGroups"],
      is,
      reason: is === "stopped" ? "security-group-refuses" : "not-said",
      at,
      says:
        is === "stopped"
          ? `security group ${at} lets out no ${what} to public addresses`
          : `nobody has said whether its security groups let out ${what} to all public addresses`,
      mend: `Let ${what} out to 0.0.0.0/0, or make the endpoint private only.`,
    });
  }
  const acl = (rules: "inbound" | "outbound", all: readonly PortRange[]): readonly Halt[] => {
    const id = subnet.networkACL;
    if (id === undefined) return [];
    const said = vpc.networkACLs.get(id)?.[rules];
    const is =
      said === undefined
        ? "unknown"
        : refusedToPublic(ranges, (range) => deniedByAcl(said, { protocol, ports: all, range }) !== undefined);
    if (is === undefined) return [];
    const [first = port] = all;
    const whom = `${protocolText(protocol, first)} ${rules === "outbound" ? "to" : "from"} public addresses`;
    return [
      {
        ...networkAclKey(cluster, id, rules),
        is,
        reason: is === "stopped" ? "acl-denies" : "not-said",
        at: id,
        says: `network ACL ${id} of subnet ${subnet.id} ${is === "stopped" ? "denies" : "may deny"} ${whom}`,
        mend: `Let ${id} allow ${whom}, or make the endpoint private only.`,
      },
    ];
  };
  return [
    ...halts,
    ...acl("outbound", ports),
    ...refusedByRoutes(known, { vpc, subnet }, isTranslated, ranges),
    ...acl("inbound", answerPorts),
  ];
}

function refusedAtEndpoint({ from, to }: Exchange): readonly Halt[] {
  const { publicAccessCIDRs = ["0.0.0.0/0"] } = to.cluster.apiServer.access ?? {};
  const open = publicAccessCIDRs.map(rangeOf);
  if (isWithin(everything, open)) return [];
  const { natAddresses, id } = from.cluster.vpc;
  if (natAddresses === undefined || natAddresses.length === 0)
    return [
      {
        cluster: from.cluster.name,
        keyPath: ["vpc", "natAddresses"],
        is: "unknown",
        reason: "not-said",
        at: id,
        says: `nobody has said from which public addresses packets of ${from.cluster.name} come, of which it lets in only ${publicAccessCIDRs.join(", ")}`,
        mend: `Say the addresses of its NAT gateways in vpc.natAddresses of cluster ${from.cluster.name}.`,
      },
    ];
  const refused = natAddresses.find((cidr) => !isWithin(rangeOf(cidr), open));
  if (refused === undefined) return [];
  return [
    {
      cluster: to.cluster.name,
      keyPath: ["apiServer", "access", "publicAccessCIDRs"],
      is: "stopped",
      reason: "public-access-refused",
      at: to.cluster.name,
      says: `it lets in ${publicAccessCIDRs.join(", ")} and not ${refused}, from which ${from.cluster.name} comes`,
      mend: `Add ${refused} to the public access CIDRs of ${to.cluster.name}, or make its endpoint private only.`,
    },
  ];
}
