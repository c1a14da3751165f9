import type { NetworkPlan } from "./plan.ts";

/** Ids of the gateways and VPC peerings of a plan that are there already, by their keys: what routes lead to. */
export const targetIds = ({
  transitGateways,
  peerings,
}: Pick<NetworkPlan, "transitGateways" | "peerings">): ReadonlyMap<string, string> =>
  new Map([...transitGateways, ...peerings].flatMap(({ key, id }) => (id === undefined ? [] : [[key, id] as const])));
