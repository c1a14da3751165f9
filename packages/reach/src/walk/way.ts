import type { NetworkRoute } from "../network/network.ts";
import type { Range } from "../range.ts";
import { common } from "../range.ts";
import { routeTableKey } from "./key-path.ts";
import type { Part } from "./longest-prefix.ts";
import { partsOf } from "./longest-prefix.ts";
import { arrive, elsewhere } from "./arrive.ts";
import { overPeering } from "./peering.ts";
import { rangeText } from "./range-text.ts";
import { routesOf } from "./routes.ts";
import type { Halt, Leg } from "./step.ts";
import { aclStep } from "./step.ts";
import type { Table } from "./stolen.ts";
import { followed } from "./stolen.ts";
import { inTransit, toTransitGateway } from "./transit.ts";
import type { Position, Trip } from "./trip.ts";
import { after, halted, isCircle, through } from "./trip.ts";
import { overHop } from "./hop.ts";

/** The ways that packets take from one stand to another: one for each part of the range that has another way. */
export function wayOf(start: Omit<Trip, "look">): readonly Leg[] {
  const { from, to } = start;
  // Route tables and network ACLs stand at the border of a subnet.
  if (from.subnet.id === to.subnet.id) return [{ to: to.range, steps: [] }];
  const position = { vpc: from.vpc, subnet: from.subnet, routeTable: from.subnet.routeTable, passed: 0 };
  const trip = { ...start, look: { inVpc, inTransit } };
  return after(aclStep(from.vpc, from.subnet, "outbound"), inVpc(trip, position, to.range));
}

/** A range is looked up in the route table of a subnet, or of a hop. */
function inVpc(trip: Trip, position: Position, range: Range): readonly Leg[] {
  const { vpc, routeTable } = position;
  const table = vpc.routeTables.get(routeTable);
  if (table === undefined || !table.isWhole)
    return halted(range, {
      ...routeTableKey(trip, vpc, routeTable),
      is: "unknown",
      reason: "not-said",
      at: routeTable,
      says: `nobody has said what is in ${tableText(position)}`,
      mend: `Say it in vpc.routeTables of cluster ${vpc.cluster}: \`meshwright fleet import aws\` reads it from AWS.`,
    });
  if (isCircle(position)) return halted(range, circle(trip, position));
  const routes = routesOf(vpc, table.all);
  const asked: Table<NetworkRoute> = {
    id: routeTable,
    where: routeTableKey(trip, vpc, routeTable),
    routes,
    follow: (part) => follow(trip, position, part),
    targetOf: ({ target }) => target,
  };
  return partsOf(range, routes).flatMap((part) => followed(asked, part, trip.to.whole));
}

const tableText = ({ routeTable, subnet }: Position): string =>
  `route table ${routeTable}${subnet === undefined ? "" : ` of subnet ${subnet.id}`}`;

function circle(trip: Trip, { vpc, routeTable }: Position): Halt {
  return {
    ...routeTableKey(trip, vpc, routeTable),
    is: "stopped",
    reason: "wrong-target",
    at: routeTable,
    says: `route table ${routeTable} sends it back to where it came from: it goes in a circle`,
    mend: `Let the routes lead to the other VPC.`,
  };
}

const isWayOut = (target: string): boolean => /^(nat|igw|eigw)-/.test(target);

function follow(trip: Trip, position: Position, { range, route }: Part<NetworkRoute>): readonly Leg[] {
  const { vpc, routeTable } = position;
  const { network } = trip;
  const isDefault = route !== undefined && route.destination.first === 0 && route.destination.last === 0xffffffff;
  if (route === undefined || (isDefault && isWayOut(route.target)))
    return halted(range, noRoute(trip, position, range, route?.target));
  const { target, destination } = route;
  const where = routeTableKey(trip, vpc, routeTable);
  const steps = [through(routeTable)];
  if (route.isBlackhole)
    return halted(range, {
      ...where,
      is: "stopped",
      reason: "blackhole",
      at: routeTable,
      says: `the route for ${rangeText(destination)} in ${tableText(position)} is a blackhole: ${target} is gone`,
      mend: `Let the route lead to what joins the two VPCs now, or remove it.`,
    });
  if (target === "local") return after(steps, arrive(trip, vpc, range, position));
  const hop = network.hops.get(target);
  if (hop !== undefined) return after(steps, overHop(trip, hop, position, range));
  const peering = network.peerings.get(target);
  if (peering !== undefined) return after(steps, overPeering(trip, peering, position, range));
  const gateway = network.transitGateways.get(target);
  if (gateway !== undefined) return after(steps, toTransitGateway(trip, gateway, position, range));
  return after(steps, elsewhere(trip, position, range, route));
}

function noRoute(trip: Trip, position: Position, range: Range, wayOut: string | undefined): Halt {
  const { vpc, routeTable } = position;
  const { whole } = trip.to;
  const routes = vpc.routeTables.get(routeTable)?.all ?? [];
  const reachesNone = ![
    ...vpc.cidrs,
    ...routes.filter(({ target }) => !isWayOut(target)).map((one) => one.destination),
  ].some((destination) => common(destination, whole) !== undefined);
  const lost = rangeText(reachesNone ? whole : range);
  return {
    ...routeTableKey(trip, vpc, routeTable),
    is: "stopped",
    reason: "no-route",
    at: routeTable,
    says: `${tableText(position)} has no route for ${lost}${wayOut === undefined ? "" : `, but the one to the internet over ${wayOut}`}`,
    mend: `Add a route for ${lost} to ${routeTable} that leads to what joins the two VPCs.`,
  };
}
