import type { Outputs } from "../outputs/outputs.ts";

/**
 * True where the outputs hold what the owner of a Transit Gateway sees. An account with which it is shared sees its own attachments,
 * without what they are associated with, and no route tables; taken for all there is, that would be a gateway without peers.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-share.html
 */
export const isOwnersView = (gateway: string, outputs: Outputs): boolean =>
  [...outputs.transitRouteTables.values()].some(({ data }) => data.TransitGatewayId === gateway) ||
  [...outputs.attachments.values()].some(
    ({ data }) =>
      data.TransitGatewayId === gateway &&
      (data.Association !== undefined || data.ResourceOwnerId === outputs.transitGateways.get(gateway)?.data.OwnerId),
  );
