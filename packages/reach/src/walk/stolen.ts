import { holds } from "../range.ts";
import type { Range } from "../range.ts";
import { rangeText } from "./range-text.ts";
import type { Halt, Leg } from "./step.ts";

/** Routes of one table, and what became of what they took. */
export interface Taken {
  readonly destination?: Range;
  readonly target: string;
  readonly legs: readonly Leg[];
}

/** Ends that a more specific route has led to. */
const byRoute: ReadonlySet<string> = new Set([
  "no-attachment",
  "not-declared",
  "overlapping-addresses",
  "peering-not-transitive",
  "wrong-target",
]);

const isHalt = (step: Leg["steps"][number]): step is Halt => step.is === "stopped" || step.is === "unknown";

/**
 * Where the rest of a range goes on and a part of it does not, a more specific route has stolen that part: that says more than where
 * the part came to.
 */
export function withStolen(
  range: Range,
  table: string,
  where: Pick<Halt, "cluster" | "keyPath">,
  taken: readonly Taken[],
) {
  const main = taken.find(({ legs }) => legs.every(({ steps }) => !steps.some(isHalt)));
  if (main === undefined) return taken.flatMap(({ legs }) => legs);
  return taken.flatMap(({ destination, target, legs }): readonly Leg[] => {
    if (destination === undefined || holds(destination, range)) return legs;
    return legs.map((leg) => ({
      ...leg,
      steps: leg.steps.map((step) =>
        isHalt(step) && byRoute.has(step.reason)
          ? {
              ...where,
              is: "stopped",
              reason: "stolen-by-route",
              at: table,
              says: `${table} has a more specific route, ${rangeText(destination)} to ${target}, which takes ${rangeText(leg.to)} away from ${main.target}`,
              mend: `Remove the route ${rangeText(destination)} from ${table}, or let it lead to ${main.target} too.`,
            }
          : step,
      ),
    }));
  });
}
