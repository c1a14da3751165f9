import type { Range } from "../range.ts";
import { common, holds, without } from "../range.ts";

interface Route {
  readonly destination: Range;
}

/** A part of where packets go, and the route that it takes; absent: none. */
export interface Part<T> {
  readonly range: Range;
  readonly route?: T;
}

const sizeOf = ({ destination }: Route): number => destination.last - destination.first;

/** Longest prefix first; of two of one length, the one that stood first. */
export const byPrefix = <T extends Route>(routes: readonly T[]): readonly T[] =>
  routes.toSorted((left, right) => sizeOf(left) - sizeOf(right));

/**
 * Which part of a range takes which of some routes, which are in the order of `byPrefix`. The longest prefix that holds an address
 * decides: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function partsOf<T extends Route>(range: Range, routes: readonly T[]): readonly Part<T>[] {
  const parts: Part<T>[] = [];
  let left: readonly Range[] = [range];
  for (const route of routes) {
    if (route.destination.first > range.last || route.destination.last < range.first) continue;
    if (left.length === 1 && left[0] === range && holds(route.destination, range)) return [{ range, route }];
    const taken = left.flatMap((one) => common(one, route.destination) ?? []);
    if (taken.length === 0) continue;
    parts.push(...taken.map((one) => ({ range: one, route })));
    left = left.flatMap((one) => without(one, [route.destination]));
    if (left.length === 0) break;
  }
  return [...parts, ...left.map((one) => ({ range: one }))];
}
