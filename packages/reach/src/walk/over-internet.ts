import type { PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { isWithin, rangeOf, without } from "../range.ts";
import type { Exchange } from "./exchange.ts";
import { networkAclKey, routeTableKey } from "./key-path.ts";
import { deniedByAcl } from "./network-acls.ts";
import { protocolText } from "./packet.ts";
import { flowStop, podsUnsaid } from "./pods.ts";
import { refusedByGroups } from "./security-groups.ts";
import { sendersOf } from "./senders.ts";
import type { Senders } from "./senders.ts";
import type { Stand } from "./stand.ts";
import type { Halt } from "./step.ts";
import type { Known } from "./trip.ts";
import type { Verdict } from "./verdict.ts";

/** Where no public address is: https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const notPublic = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].map(rangeOf);
const everything = rangeOf("0.0.0.0/0");
const publicRanges = without(everything, notPublic);
const [somePublic = everything] = publicRanges;

/** Nobody knows which public addresses EKS has: what is refused to all of them stops, what is refused to some is not known. */
function refusedToPublic(refuses: (range: Range) => boolean): "stopped" | "unknown" | undefined {
  const refused = publicRanges.filter(refuses).length;
  if (refused === 0) return undefined;
  return refused === publicRanges.length ? "stopped" : "unknown";
}

/**
 * To a public address, and back. Packets leave by a NAT gateway, whose addresses the endpoint must let in, or by an internet gateway, which
 * translates only for interfaces with a public address, so not for pods: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function overInternet(exchange: Exchange, known: Known, host: string): Verdict {
  const { from, nodes, to } = exchange;
  const isUnsaid = from.party === "pods" && from.cluster.podNetworking === undefined;
  const senders = isUnsaid ? [] : sendersOf(from, nodes, somePublic);
  const halts = [
    ...senders.flatMap((sender) => sender.stands.flatMap((stand) => outOf(exchange, known, sender, stand))),
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
): readonly Halt[] {
  const { cluster } = place;
  const [port = { from: 443, to: 443 }] = ports;
  const what = protocolText(protocol, port);
  const halts: Halt[] = [];

  const wanted = (other: Range) => ({ protocol, ports, other, otherGroups: [], byGroup: () => "no" as const });
  const isOpen = (range: Range) => refusedByGroups(place, vpc, "outbound", wanted(range))?.is === "unknown";
  const groups = refusedToPublic((range) => refusedByGroups(place, vpc, "outbound", wanted(range)) !== undefined);
  if (groups !== undefined) {
    const at = typeof place.groups === "string" ? cluster.name : place.groups.join(", ");
    const is = isOpen(somePublic) ? "unknown" : groups;
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
        : refusedToPublic((range) => deniedByAcl(said, { protocol, ports: all, range }) !== undefined);
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
    ...defaultRoute(known, { vpc, subnet }, isTranslated),
    ...acl("inbound", answerPorts),
  ];
}

function defaultRoute(
  known: Known,
  { vpc, subnet }: Pick<Stand, "vpc" | "subnet">,
  isTranslated: boolean,
): readonly Halt[] {
  const id = subnet.routeTable;
  const where = { ...routeTableKey(known, vpc, id), at: id };
  const table = vpc.routeTables.get(id);
  const named = `route table ${id} of subnet ${subnet.id}`;
  if (table === undefined || !table.isWhole)
    return [
      {
        ...where,
        is: "unknown",
        reason: "not-said",
        says: `nobody has said what is in ${named}`,
        mend: `Say it in vpc.routeTables of cluster ${vpc.cluster}: \`meshwright fleet import aws\` reads it from AWS.`,
      },
    ];
  const route = table.all.find(({ destination }) => destination.first === 0 && destination.last === everything.last);
  const mend = `Give ${id} a route for 0.0.0.0/0 to a NAT gateway, or make the endpoint private only, so that its name has addresses of its VPC everywhere.`;
  if (route === undefined)
    return [
      { ...where, is: "stopped", reason: "endpoint-public", says: `${named} has no route to the internet`, mend },
    ];
  if (route.isBlackhole)
    return [
      {
        ...where,
        is: "stopped",
        reason: "blackhole",
        says: `the route for 0.0.0.0/0 in ${named} is a blackhole: ${route.target} is gone`,
        mend,
      },
    ];
  if (route.target.startsWith("igw-") && !isTranslated)
    return [
      {
        ...where,
        is: "stopped",
        reason: "wrong-target",
        says: `${named} leads to the internet gateway ${route.target}, which drops packets of pods: they have no public address`,
        mend,
      },
    ];
  return [];
}

function refusedAtEndpoint({ from, to }: Exchange): readonly Halt[] {
  const { publicAccessCIDRs = ["0.0.0.0/0"] } = to.cluster.apiServer.access ?? {};
  const open = publicAccessCIDRs.map(rangeOf);
  if (isWithin(everything, open)) return [];
  const { natAddresses, id } = from.cluster.vpc;
  if (natAddresses === undefined)
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
