import type { NetworkAttachment, NetworkSubnet, NetworkTransitGateway, NetworkVpc } from "../network/network.ts";

/** The attachments of a gateway, by what they are asked for. */
interface Index {
  readonly byId: ReadonlyMap<string, NetworkAttachment>;
  /** Of a VPC attached twice, which AWS refuses, the first. */
  readonly byVpc: ReadonlyMap<string, NetworkAttachment>;
}

const indexes = new WeakMap<NetworkTransitGateway, Index>();

export function attachmentsOf(gateway: NetworkTransitGateway): Index {
  const found = indexes.get(gateway);
  if (found !== undefined) return found;
  const all = gateway.attachments.all.toReversed();
  const made: Index = {
    byId: new Map(all.map((one) => [one.id, one])),
    byVpc: new Map(all.flatMap((one) => (one.to.kind === "vpc" ? [[one.to.vpc, one] as const] : []))),
  };
  indexes.set(gateway, made);
  return made;
}

/** The subnets in which an attachment has an interface, of those that the fleet knows. */
export const doorsOf = (vpc: NetworkVpc, ids: readonly string[]): readonly NetworkSubnet[] =>
  vpc.subnets.filter(({ id }) => ids.includes(id));
