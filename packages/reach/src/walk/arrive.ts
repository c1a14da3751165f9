import type { NetworkRoute, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import { meshKey, routeTableKey } from "./key-path.ts";
import { holdsPublic } from "./public-ranges.ts";
import { rangeText } from "./range-text.ts";
import type { Leg, Step } from "./step.ts";
import { aclStep } from "./step.ts";
import type { Position, Trip } from "./trip.ts";
import { halted } from "./trip.ts";

/** Packets that a VPC takes for its own. */
export function arrive(trip: Trip, vpc: NetworkVpc, range: Range, position?: Position): readonly Leg[] {
  const { to } = trip;
  if (vpc.id !== to.vpc.id)
    return halted(range, {
      cluster: vpc.cluster,
      keyPath: ["vpc", "cidrs"],
      is: "stopped",
      reason: "overlapping-addresses",
      at: vpc.id,
      says: `${rangeText(range)} is in the VPC ${vpc.id} of cluster ${vpc.cluster} too, and stays there`,
      mend: "Addresses of the two VPCs overlap, so no route can tell them apart: give one of them other addresses.",
    });
  const isInDoor = position?.isDoor === true && position.subnet?.id === to.subnet.id;
  // What a Transit Gateway hands to an instance in its own subnet passes no ACL: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
  return [{ to: range, steps: [...hopsOfConnection(trip), ...(isInDoor ? [] : aclStep(vpc, to.subnet, "inbound"))] }];
}

/** What the fleet says that every packet between the two passes. */
const hopsOfConnection = ({ connection, hops }: Trip): readonly Step[] =>
  (connection?.hops ?? []).flatMap((name) => {
    const hop = hops.get(name);
    return hop === undefined ? [] : [{ is: "hop", hop } as const];
  });

/**
 * True for a route to the internet. A private NAT gateway leads to other networks, and just their addresses are routed to it:
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/private-nat-gateway.html
 */
const isToInternet = ({ target, destination }: NetworkRoute): boolean =>
  /^(igw|eigw)-/.test(target) || (target.startsWith("nat-") && holdsPublic(destination));

/** A route leads to something that the fleet says nothing of. */
export function elsewhere(trip: Trip, position: Position, range: Range, route: NetworkRoute): readonly Leg[] {
  const { target } = route;
  const { connection, to, network } = trip;
  const { vpc, routeTable } = position;
  const at = routeTableKey(trip, vpc, routeTable);
  const wrong = (says: string, mend: string): readonly Leg[] =>
    halted(range, { ...at, is: "stopped", reason: "wrong-target", at: routeTable, says, mend });
  const sends = `route table ${routeTable} sends ${rangeText(range)} to ${target}`;
  const mend = `Let the route in ${routeTable} lead to what joins the two VPCs.`;
  if (isToInternet(route)) return wrong(`${sends}, which leads to the internet`, mend);
  const other = [...network.peerings.values()].find(
    ({ vpcs }) => vpcs.includes(vpc.id) && vpcs.includes(to.vpc.id) && vpc.id !== to.vpc.id,
  );
  if (target.startsWith("pcx-") && other !== undefined)
    return wrong(
      `${sends}, but the two VPCs are joined by ${other.id}`,
      `Let the route in ${routeTable} lead to ${other.id}.`,
    );
  const known = [...network.transitGateways.values()].find(({ region }) => region === vpc.region);
  if (target.startsWith("tgw-") && connection?.kind === "transit-gateway" && known !== undefined)
    return wrong(
      `${sends}, but the Transit Gateway of ${vpc.region} is ${known.id}`,
      `Let the route in ${routeTable} lead to ${known.id}.`,
    );
  if (connection?.kind !== "private")
    return halted(range, {
      ...at,
      is: "unknown",
      reason: "not-declared",
      at: target,
      says: `${sends}, and nobody has said where that leads`,
      mend: `Say in connectivity what ${target} is: a hop with it among its targets, a Transit Gateway, or a connection that is private.`,
    });
  const [one, two] = connection.between;
  if (connection.carries === undefined)
    return halted(range, {
      ...meshKey("connections"),
      is: "unknown",
      reason: "not-said",
      at: target,
      says: `the link between ${one} and ${two} is somebody else's, and nobody has said what it carries`,
      mend: `Say it in connectivity.connections, as \`carries\` of the two: only the gates find out whether it is true.`,
    });
  const link: Step = { is: "link", name: target, carries: connection.carries };
  return arrive(trip, to.vpc, range).map((leg) => ({ ...leg, steps: [link, ...leg.steps] }));
}
