import type { NetworkRoute, NetworkVpc } from "../network/network.ts";
import { byPrefix } from "./longest-prefix.ts";

const known = new WeakMap<readonly NetworkRoute[], readonly NetworkRoute[]>();

/** Routes with those to the VPC itself, which are always there, in the order in which they are asked. */
export function routesOf({ cidrs }: NetworkVpc, routes: readonly NetworkRoute[]): readonly NetworkRoute[] {
  const found = known.get(routes);
  if (found !== undefined) return found;
  const local = cidrs.map((destination): NetworkRoute => ({
    destination,
    target: "local",
    isBlackhole: false,
    origin: "declared",
  }));
  const sorted = byPrefix([...local, ...routes]);
  known.set(routes, sorted);
  return sorted;
}
