import type { NetworkPeering } from "../network/network.ts";
import type { Range } from "../range.ts";
import { isWithin } from "../range.ts";
import { arrive } from "./arrive.ts";
import { meshKey, routeTableKey } from "./key-path.ts";
import { rangeText } from "./range-text.ts";
import type { Leg } from "./step.ts";
import type { Position, Trip } from "./trip.ts";
import { after, halted, through } from "./trip.ts";

/**
 * A VPC peering hands over only what goes to an address of the other VPC: nothing goes on from there, over another peering, a gateway
 * or a VPN. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
export function overPeering(
  trip: Trip,
  { id, vpcs, state }: NetworkPeering,
  position: Position,
  range: Range,
): readonly Leg[] {
  const { network, to } = trip;
  const { vpc, routeTable } = position;
  const where = routeTableKey(trip, vpc, routeTable);
  const other = vpcs.find((one) => one !== vpc.id);
  if (!vpcs.includes(vpc.id) || other === undefined)
    return halted(range, {
      ...where,
      is: "stopped",
      reason: "wrong-target",
      at: routeTable,
      says: `route table ${routeTable} sends ${rangeText(range)} to ${id}, which does not join the VPC ${vpc.id}`,
      mend: `Let the route in ${routeTable} lead to what joins the two VPCs.`,
    });
  if (state !== "active")
    return halted(range, {
      ...meshKey("connections"),
      is: "stopped",
      reason: "peering-not-active",
      at: id,
      says: `the VPC peering ${id} is ${state}, not active`,
      mend:
        state === "pending-acceptance"
          ? `Accept ${id} in the account of the other VPC.`
          : `Make a new peering: ${id} is ${state}.`,
    });
  const there = network.vpcs.get(other);
  if (other !== to.vpc.id || there === undefined || !isWithin(range, there.cidrs))
    return halted(range, {
      ...where,
      is: "stopped",
      reason: "peering-not-transitive",
      at: id,
      says: `route table ${routeTable} sends ${rangeText(range)} over ${id} to ${there === undefined ? other : `cluster ${there.cluster}`}, and a VPC peering hands over only what goes to that VPC itself`,
      mend: `Join ${trip.from.vpc.cluster} and ${to.vpc.cluster} by a peering of their own, or all of them by a Transit Gateway.`,
    });
  return after([through(id)], arrive(trip, there, range));
}
