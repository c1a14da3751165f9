import type { Range } from "../range.ts";
import { holds } from "../range.ts";
import type { Part } from "./longest-prefix.ts";
import { rangeText } from "./range-text.ts";
import type { Halt, Leg, Step } from "./step.ts";

interface Route {
  readonly destination: Range;
}

/** A table in which a range was looked up, in the order of `byPrefix`, and what becomes of what takes one of its routes. */
export interface Table<T extends Route> {
  readonly id: string;
  readonly where: Pick<Halt, "cluster" | "keyPath">;
  readonly routes: readonly T[];
  readonly follow: (part: Part<T>) => readonly Leg[];
  readonly targetOf: (route: T) => string;
}

/** Ends that a more specific route has led to. */
const byRoute: ReadonlySet<string> = new Set([
  "no-attachment",
  "not-declared",
  "overlapping-addresses",
  "peering-not-transitive",
  "wrong-target",
]);

const isHalt = (step: Step): step is Halt => step.is === "stopped" || step.is === "unknown";
const haltOf = ({ steps }: Leg): Halt | undefined => steps.find(isHalt);

/**
 * The ways of a part. Where it ends, and by the next route that holds it would go on, the more specific route has stolen it: that says more
 * than where it came to. Of all that somebody sends to, an unknown target may be meant; of a part of it, it is not.
 */
export function followed<T extends Route>(table: Table<T>, part: Part<T>, whole: Range): readonly Leg[] {
  const legs = table.follow(part);
  const { range, route } = part;
  const ends = legs.map(haltOf).find((halt) => halt !== undefined && byRoute.has(halt.reason));
  if (ends === undefined || route === undefined) return legs;
  if (ends.is === "unknown" && holds(route.destination, whole)) return legs;
  const { id, where, routes, targetOf } = table;
  const next = routes.slice(routes.indexOf(route) + 1).find(({ destination }) => holds(destination, range));
  if (next === undefined || targetOf(next) === targetOf(route)) return legs;
  if (table.follow({ range, route: next }).some((leg) => haltOf(leg) !== undefined)) return legs;
  const stolen = `${rangeText(route.destination)} to ${targetOf(route)}`;
  const main = `${rangeText(next.destination)} to ${targetOf(next)}`;
  const halt: Halt = {
    ...where,
    is: "stopped",
    reason: "stolen-by-route",
    at: id,
    says: `route table ${id} has the route ${stolen}, which is more specific than ${main} and takes ${rangeText(range)} away from it`,
    mend: `Remove the route ${stolen} from ${id}.`,
  };
  return [{ to: range, steps: [halt] }];
}
