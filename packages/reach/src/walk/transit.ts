import type { NetworkAttachment, NetworkTransitGateway, NetworkTransitRoute } from "../network/network.ts";
import type { Range } from "../range.ts";
import { attachmentsOf, doorsOf } from "./attachments.ts";
import { overHop } from "./hop.ts";
import { meshKey, subnetKey } from "./key-path.ts";
import type { Part } from "./longest-prefix.ts";
import { partsOf } from "./longest-prefix.ts";
import { rangeText } from "./range-text.ts";
import type { Stand } from "./stand.ts";
import type { Leg } from "./step.ts";
import { aclStep } from "./step.ts";
import type { Table } from "./stolen.ts";
import { followed } from "./stolen.ts";
import { noTransitRoute, notAvailable, notStatic, toOtherVpc, unsaid, withoutTable } from "./transit-halts.ts";
import { transitOrder } from "./transit-order.ts";
import type { Position, TransitPosition, Trip } from "./trip.ts";
import { after, halted, isCircle, through } from "./trip.ts";

const gateways = meshKey("transitGateways");

/**
 * From a subnet to a Transit Gateway. An attachment serves only availability zones in which it has a subnet:
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html. Into the subnet of its interface packets come by the inbound rules
 * of that subnet's ACL, also where they come from the same subnet: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
 */
export function toTransitGateway(
  trip: Trip,
  gateway: NetworkTransitGateway,
  { vpc, subnet, passed }: Position,
  range: Range,
): readonly Leg[] {
  const { isWhole } = gateway.attachments;
  const attachment = attachmentsOf(gateway).byVpc.get(vpc.id);
  if (attachment === undefined || attachment.to.kind !== "vpc")
    return halted(
      range,
      isWhole
        ? {
            ...gateways,
            is: "stopped",
            reason: "no-attachment",
            at: gateway.id,
            says: `the VPC ${vpc.id} of cluster ${vpc.cluster} is not attached to Transit Gateway ${gateway.id}`,
            mend: `Attach ${vpc.id} to ${gateway.id}, with a subnet in each availability zone that the cluster uses.`,
          }
        : unsaid(`the attachments of Transit Gateway ${gateway.id}`, gateway.id),
    );
  const { id, routeTable } = attachment;
  if (!attachment.isAvailable) return halted(range, notAvailable(attachment));
  const doors = doorsOf(vpc, attachment.to.subnets);
  const door = doors.find(({ availabilityZone }) => availabilityZone === subnet?.availabilityZone);
  if (subnet !== undefined && door === undefined)
    return halted(
      range,
      doors.length < attachment.to.subnets.length || doors.length === 0
        ? unsaid(`in which availability zones ${id} has its subnets`, id)
        : {
            ...subnetKey(trip, vpc, subnet.id),
            is: "stopped",
            reason: "zone-without-attachment",
            at: id,
            says: `attachment ${id} has no subnet in ${subnet.availabilityZone}, the availability zone of subnet ${subnet.id}, so nothing gets from there to Transit Gateway ${gateway.id}`,
            mend: `Add a subnet in ${subnet.availabilityZone} to ${id}, or take the cluster out of that zone.`,
          },
    );
  const inward = door === undefined ? [] : aclStep(vpc, door, "inbound");
  const steps = [...inward, through(gateway.id)];
  if (routeTable === undefined) return after(steps, halted(range, withoutTable(attachment)));
  return after(steps, inTransit(trip, { gateway, routeTable, passed: passed + 1 }, range));
}

/**
 * By where packets go: from a table on, what nothing stops goes the same way for everybody who is looked up in it, but for those who
 * pass hops of their own connection.
 */
const free = new WeakMap<Stand, Map<unknown, readonly Leg[]>>();

const isFree = ({ steps }: Leg): boolean => steps.every(({ is }) => is === "through" || is === "acl");

/** A range is looked up in a route table of a Transit Gateway. */
export function inTransit(trip: Trip, position: TransitPosition, range: Range): readonly Leg[] {
  const { to, connection } = trip;
  const table = position.gateway.routeTables.get(position.routeTable);
  const isOwn = connection !== undefined && connection.hops.length > 0;
  if (isOwn || table === undefined || range.first !== to.range.first || range.last !== to.range.last)
    return lookedUp(trip, position, range);
  const known = free.get(to) ?? new Map<unknown, readonly Leg[]>();
  free.set(to, known);
  const found = known.get(table);
  if (found !== undefined) return found;
  const legs = lookedUp(trip, position, range);
  if (legs.every(isFree)) known.set(table, legs);
  return legs;
}

function lookedUp(trip: Trip, position: TransitPosition, range: Range): readonly Leg[] {
  const { gateway, routeTable } = position;
  const table = gateway.routeTables.get(routeTable);
  if (table === undefined || !table.isWhole)
    return halted(range, unsaid(`what is in route table ${routeTable} of Transit Gateway ${gateway.id}`, routeTable));
  if (isCircle(position))
    return halted(range, {
      ...unsaid("", routeTable),
      is: "stopped",
      reason: "wrong-target",
      says: `route table ${routeTable} sends it on in a circle`,
      mend: "Let the routes lead to the attachment of the other VPC.",
    });
  const routes = transitOrder(table.all);
  const asked: Table<NetworkTransitRoute> = {
    id: routeTable,
    where: gateways,
    routes,
    follow: (part) => follow(trip, position, part),
    targetOf: ({ attachment }) => attachment ?? "nowhere",
  };
  return after(
    [through(routeTable)],
    partsOf(range, routes).flatMap((part) => followed(asked, part, trip.to.whole)),
  );
}

function follow(trip: Trip, position: TransitPosition, { range, route }: Part<NetworkTransitRoute>): readonly Leg[] {
  const { gateway, routeTable, passed } = position;
  const { network, to, look } = trip;
  if (route === undefined) return halted(range, noTransitRoute(trip, position, range));
  const { attachment: id, origin } = route;
  if (route.isBlackhole || id === undefined)
    return halted(range, {
      ...gateways,
      is: "stopped",
      reason: "blackhole",
      at: routeTable,
      says: `the route for ${rangeText(route.destination)} in route table ${routeTable} of Transit Gateway ${gateway.id} is a blackhole`,
      mend: `Remove the blackhole from ${routeTable}, or let the route lead to the attachment of ${to.vpc.id}.`,
    });
  const hop = network.hops.get(id);
  if (hop !== undefined) return overHop(trip, hop, position, range);
  const next = attachmentsOf(gateway).byId.get(id);
  if (next === undefined)
    return halted(
      range,
      gateway.attachments.isWhole
        ? {
            ...gateways,
            is: "stopped",
            reason: "no-attachment",
            at: routeTable,
            says: `route table ${routeTable} sends ${rangeText(range)} to ${id}, which is no attachment of Transit Gateway ${gateway.id}`,
            mend: `Let the route lead to the attachment of ${to.vpc.id}.`,
          }
        : unsaid(`what ${id} is, to which route table ${routeTable} sends ${rangeText(range)}`, id),
    );
  if (!next.isAvailable) return halted(range, notAvailable(next));
  if (next.to.kind === "peering") {
    if (origin === "propagated") return halted(range, notStatic(trip, position, range));
    return overPeering(trip, gateway, { ...next, to: next.to }, passed, range);
  }
  if (next.to.kind === "other" || next.to.vpc !== to.vpc.id)
    return halted(range, toOtherVpc(trip, position, next, range));
  const doors = doorsOf(to.vpc, next.to.subnets);
  if (doors.length === 0) return halted(range, unsaid(`in which subnets ${id} stands`, id));
  // It may come in by any of its interfaces: that in the zone of the sender where there is one, else any. Those that are alike are asked once.
  const kinds = new Map(
    doors.map((door) => [[door.routeTable, door.networkACL, door.id === to.subnet.id].join(" "), door]),
  );
  return [...kinds.values()].flatMap((door) =>
    after(
      [through(id), ...(door.id === to.subnet.id ? [] : aclStep(to.vpc, door, "outbound"))],
      look.inVpc(
        trip,
        { vpc: to.vpc, subnet: door, isDoor: true, routeTable: door.routeTable, passed: passed + 1 },
        range,
      ),
    ),
  );
}

function overPeering(
  trip: Trip,
  gateway: NetworkTransitGateway,
  { id, to: { transitGateway } }: NetworkAttachment & { readonly to: { readonly transitGateway: string } },
  passed: number,
  range: Range,
): readonly Leg[] {
  const other = trip.network.transitGateways.get(transitGateway);
  if (other === undefined)
    return halted(range, unsaid(`what is behind ${id}: Transit Gateway ${transitGateway}`, transitGateway));
  const side = other.attachments.all.find(({ to }) => to.kind === "peering" && to.transitGateway === gateway.id);
  if (side === undefined)
    return halted(
      range,
      other.attachments.isWhole
        ? {
            ...gateways,
            is: "stopped",
            reason: "no-attachment",
            at: other.id,
            says: `Transit Gateway ${other.id} has no peering with ${gateway.id}, though ${id} leads to it`,
            mend: `Accept the peering ${id} in the region of ${other.id}.`,
          }
        : unsaid(`the attachments of Transit Gateway ${other.id}`, other.id),
    );
  if (!side.isAvailable) return halted(range, notAvailable(side));
  const steps = [through(id), through(other.id)];
  if (side.routeTable === undefined) return after(steps, halted(range, withoutTable(side)));
  return after(steps, inTransit(trip, { gateway: other, routeTable: side.routeTable, passed: passed + 1 }, range));
}
