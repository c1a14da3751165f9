import type { NetworkTransitGateway } from "../network/network.ts";
import { pathMtu } from "../path-mtu.ts";
import type { PeerPair } from "../peer-pair.ts";
import { peerPairs } from "../peer-pair.ts";
import type { ReachInput } from "../reach-rule.ts";
import type { ConnectionPicture } from "./picture.ts";

export const connectionPictures = (input: ReachInput): readonly ConnectionPicture[] =>
  peerPairs(input.fleet).map((pair): ConnectionPicture => {
    const { clusters, connection, isFlat } = pair;
    const mtu = pathMtu(pair, input.fleet.mesh.connectivity);
    return {
      between: [clusters[0].name, clusters[1].name],
      kind: connection.kind,
      isFlat,
      over: [wayText(input, pair), ...connection.hops].join(" — "),
      ...(mtu && { mtu: mtu.bytes }),
    };
  });

function wayText({ network, plan }: ReachInput, { clusters: [one, other], connection }: PeerPair): string {
  if (connection.kind === "private") return "a link of somebody else";
  if (connection.kind === "vpc-peering") {
    const found = [...network.peerings.values()].find(
      ({ vpcs }) => vpcs.includes(one.vpc.id) && vpcs.includes(other.vpc.id),
    );
    if (found === undefined) return "a VPC peering that nobody has named";
    return plan.peerings.some(({ key, id }) => key === found.id && id === undefined)
      ? "a VPC peering, to be made"
      : found.id;
  }
  const gateways = [one, other].map(({ vpc }) => gatewayOf(network.transitGateways.values(), vpc.id));
  const texts = gateways.map((gateway) => (gateway === undefined ? undefined : gatewayText(plan, gateway)));
  if (texts.every((text) => text === undefined)) return "a Transit Gateway that nobody has named";
  return [...new Set(texts.map((text) => text ?? "a Transit Gateway that nobody has named"))].join(" — ");
}

const gatewayText = ({ transitGateways }: ReachInput["plan"], { id, region }: NetworkTransitGateway): string =>
  transitGateways.some((one) => one.key === region && one.id === undefined)
    ? `Transit Gateway of ${region}, to be made`
    : `${id} (${region})`;

/** The gateway that a VPC is attached to. */
export function gatewayOf(gateways: Iterable<NetworkTransitGateway>, vpc: string): NetworkTransitGateway | undefined {
  for (const gateway of gateways)
    if (gateway.attachments.all.some(({ to }) => to.kind === "vpc" && to.vpc === vpc)) return gateway;
  return undefined;
}
