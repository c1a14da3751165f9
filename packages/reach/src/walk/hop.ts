import type { NetworkHop } from "@meshwright/model";
import type { Range } from "../range.ts";
import { arrive } from "./arrive.ts";
import { meshKey } from "./key-path.ts";
import type { Leg, Step } from "./step.ts";
import type { Position, Trip } from "./trip.ts";
import { after, halted } from "./trip.ts";

/** Through a firewall or another hop, and on by the table that its answers are looked up in. */
export function overHop(
  trip: Trip,
  hop: NetworkHop,
  { passed }: Pick<Position, "passed">,
  range: Range,
): readonly Leg[] {
  const step: Step = { is: "hop", hop };
  const { next } = hop;
  const { network, to, look } = trip;
  if (next === undefined) return after([step], arrive(trip, to.vpc, range));
  if (next.startsWith("tgw-")) {
    const gateway = [...network.transitGateways.values()].find(({ routeTables }) => routeTables.has(next));
    if (gateway !== undefined)
      return after([step], look.inTransit(trip, { gateway, routeTable: next, passed: passed + 1 }, range));
  } else {
    const vpc = [...network.vpcs.values()].find(({ routeTables }) => routeTables.has(next));
    if (vpc !== undefined) return after([step], look.inVpc(trip, { vpc, routeTable: next, passed: passed + 1 }, range));
  }
  return after(
    [step],
    halted(range, {
      ...meshKey("hops"),
      is: "unknown",
      reason: "not-said",
      at: next,
      says: `behind ${hop.name} it is looked up in ${next}, of which nobody has said what is in it`,
      mend: `Say it in connectivity.transitGateways or in vpc.routeTables of a cluster, or leave out \`next\` of ${hop.name} where it leads straight to the other side.`,
    }),
  );
}
