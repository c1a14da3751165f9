import type { NetworkTransitRoute } from "../network/network.ts";
import { byPrefix } from "./longest-prefix.ts";

const sorted = new WeakMap<readonly NetworkTransitRoute[], readonly NetworkTransitRoute[]>();

/**
 * Routes of a Transit Gateway in the order in which they are asked. Static ones win over propagated ones of the same prefix:
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 */
export function transitOrder(routes: readonly NetworkTransitRoute[]): readonly NetworkTransitRoute[] {
  const found = sorted.get(routes);
  if (found !== undefined) return found;
  const made = byPrefix([
    ...routes.filter(({ origin }) => origin === "static"),
    ...routes.filter(({ origin }) => origin === "propagated"),
  ]);
  sorted.set(routes, made);
  return made;
}
