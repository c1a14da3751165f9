import type { NetworkAttachment } from "../network/network.ts";
import type { Range } from "../range.ts";
import { overlaps } from "../range.ts";
import { meshKey } from "./key-path.ts";
import { rangeText } from "./range-text.ts";
import type { Halt } from "./step.ts";
import type { TransitPosition, Trip } from "./trip.ts";

const gateways = meshKey("transitGateways");

const tableText = ({ gateway, routeTable }: TransitPosition): string =>
  `route table ${routeTable} of Transit Gateway ${gateway.id}`;

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
  const lost = rangeText(range);
  return {
    ...gateways,
    is: "stopped",
    reason: "no-transit-route",
    at: routeTable,
    says: `${tableText(position)} has no route for ${lost}`,
    mend: `Let the attachment of ${to.vpc.id} propagate its CIDRs to ${routeTable}, or add a static route for ${lost} there.`,
  };
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html: a peering needs static routes. */
export function notStatic(trip: Trip, position: TransitPosition, range: Range): Halt {
  const { routeTable } = position;
  const lost = rangeText(range);
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
      ? `Addresses of ${vpc.cluster} and ${to.vpc.cluster} overlap, so no route can tell them apart: join them by gateways whose addresses do not overlap, or give one of them other addresses.`
      : `Let the route in ${routeTable} lead to the attachment of ${to.vpc.id}.`,
  };
}
