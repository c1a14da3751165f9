import type { NetworkAttachment } from "../network/network.ts";
import type { Range } from "../range.ts";
import { holds, overlaps } from "../range.ts";
import { meshKey } from "./key-path.ts";
import { rangeText } from "./range-text.ts";
import type { Halt } from "./step.ts";
import type { TransitPosition, Trip } from "./trip.ts";

const gateways = meshKey("transitGateways");

/** Of a gateway, its attachments or its tables. */
export const unsaid = (what: string, at: string): Halt => ({
  ...gateways,
  is: "unknown",
  reason: "not-said",
  at,
  says: `nobody has said ${what}`,
  mend: "Say it in connectivity.transitGateways: `meshwright fleet import aws` reads it from AWS.",
});

export const notAvailable = ({ id }: NetworkAttachment): Halt => ({
  ...gateways,
  is: "stopped",
  reason: "attachment-not-available",
  at: id,
  says: `attachment ${id} is not available`,
  mend: `Accept ${id} in the account of its gateway, and wait until it is available.`,
});

export const withoutTable = ({ id }: NetworkAttachment): Halt => ({
  ...gateways,
  is: "stopped",
  reason: "attachment-without-route-table",
  at: id,
  says: `attachment ${id} is associated with no route table of its Transit Gateway, so packets from it are dropped`,
  mend: `Associate ${id} with a route table that has routes to its peers.`,
});

const tableText = ({ gateway, routeTable }: TransitPosition): string =>
  `route table ${routeTable} of Transit Gateway ${gateway.id}`;

/** The CIDR of the other VPC where the table knows nothing of it, or as much of the range as it does not know. */
function lostText({ to }: Trip, { gateway, routeTable }: TransitPosition, range: Range): string {
  const routes = gateway.routeTables.get(routeTable)?.all ?? [];
  const cidr = to.vpc.cidrs.find((one) => holds(one, range));
  const isUnknown = cidr !== undefined && !routes.some(({ destination }) => overlaps(destination, cidr));
  return rangeText(isUnknown ? cidr : range);
}

/** Where the other VPC hangs on a gateway that this one is peered with, a route that nobody wrote is the cause: none is told over a peering. */
export function noTransitRoute(trip: Trip, position: TransitPosition, range: Range): Halt {
  const { gateway, routeTable } = position;
  const { to, network } = trip;
  const isBehindPeering = gateway.attachments.all.some(
    (one) =>
      one.to.kind === "peering" &&
      network.transitGateways
        .get(one.to.transitGateway)
        ?.attachments.all.some((other) => other.to.kind === "vpc" && other.to.vpc === to.vpc.id) === true,
  );
  if (isBehindPeering) return notStatic(trip, position, range);
  const lost = lostText(trip, position, range);
  return {
    ...gateways,
    is: "stopped",
    reason: "no-transit-route",
    at: routeTable,
    says: `${tableText(position)} has no route for ${lost}`,
    mend: `Let the attachment of ${to.vpc.id} propagate its CIDRs to ${routeTable}, or add a static route for ${lost} there.`,
  };
}

/** A peering needs static routes: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering-add-route.html */
export function notStatic(trip: Trip, position: TransitPosition, range: Range): Halt {
  const { routeTable } = position;
  const lost = lostText(trip, position, range);
  return {
    ...gateways,
    is: "stopped",
    reason: "transit-route-not-static",
    at: routeTable,
    says: `${tableText(position)} has no static route for ${lost}, and a peering of Transit Gateways carries only static routes`,
    mend: `Add a static route for ${lost} to ${routeTable} that leads over the peering: nothing is propagated over it.`,
  };
}

export function toOtherVpc(
  { network, to }: Trip,
  { gateway, routeTable }: TransitPosition,
  { id, to: target }: NetworkAttachment,
  range: Range,
): Halt {
  const vpc = target.kind === "vpc" ? network.vpcs.get(target.vpc) : undefined;
  const sends = `route table ${routeTable} of Transit Gateway ${gateway.id} sends ${rangeText(range)} to ${id}`;
  if (vpc === undefined)
    return {
      ...gateways,
      is: "unknown",
      reason: "not-declared",
      at: id,
      says: `${sends}, and nobody has said where that leads`,
      mend: `Say in connectivity.hops what stands behind ${id}, with ${id} among its targets.`,
    };
  const isTwice = vpc.cidrs.some((cidr) => overlaps(cidr, range));
  return {
    ...gateways,
    is: "stopped",
    reason: isTwice ? "overlapping-addresses" : "wrong-target",
    at: routeTable,
    says: `${sends}, which is cluster ${vpc.cluster}${isTwice ? ` and has these addresses too` : ""}`,
    mend: isTwice
      ? `Addresses of ${vpc.cluster} and ${to.vpc.cluster} overlap, so no route can tell them apart: give one of them other addresses.`
      : `Let the route in ${routeTable} lead to the attachment of ${to.vpc.id}.`,
  };
}
