import type { Cluster, Subnet, TransitGateway } from "@meshwright/model";
import { isOnlyForGateways } from "./destinations.ts";
import type { PlannedAttachment, PlannedTransitGateway, PlannedTransitGatewayPeering } from "./plan.ts";
import type { Transit, TransitPair } from "./transit-members.ts";

/** What AWS gives a Transit Gateway: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html */
const defaultAsn = 64_512;

const sortedUnique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/** The gateways that join anything, in the order of their regions. */
export function plannedTransitGateways({ members }: Transit): readonly PlannedTransitGateway[] {
  const byGateway = Map.groupBy(members.values(), ({ gateway }) => gateway);
  return [...byGateway]
    .toSorted(([one], [other]) => (one.region < other.region ? -1 : 1))
    .map(([{ region, account, id, asn = defaultAsn }, attached]) => ({
      key: region,
      region,
      account,
      ...(id !== undefined && { id }),
      asn,
      // Whoever is attached has it already.
      sharedWith: sortedUnique(
        attached
          .filter(({ attachment }) => attachment === undefined)
          .map(({ cluster }) => cluster.account)
          .filter((tenant) => tenant !== account),
      ),
    }));
}

/**
 * One subnet in each zone that the cluster uses: an attachment serves only its zones, and takes one subnet of each at most:
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html. Those that are there for it come first, then those of which
 * nobody says what they are for; of several the first that the fleet lists, so that a new subnet does not move an attachment.
 */
function attachedSubnets({ vpc }: Cluster): readonly string[] {
  const inUse = vpc.subnets.filter((subnet) => !isOnlyForGateways(subnet));
  // Where nothing else stands anywhere, an attachment without a subnet would still be none.
  const used = new Set((inUse.length > 0 ? inUse : vpc.subnets).map((subnet) => subnet.availabilityZone));
  const rank = (subnet: Subnet): number => {
    if (isOnlyForGateways(subnet)) return 0;
    if (subnet.uses === undefined) return 2;
    return subnet.uses.includes("transit-gateway") ? 1 : 3;
  };
  const best = vpc.subnets.toSorted((one, other) => rank(one) - rank(other));
  return [...used].toSorted().flatMap((zone) => best.find((subnet) => subnet.availabilityZone === zone)?.id ?? []);
}

export const plannedAttachments = ({ members }: Transit): readonly PlannedAttachment[] =>
  [...members.values()].map((member) => {
    const { cluster, gateway, attachment } = member;
    return {
      key: cluster.name,
      cluster: cluster.name,
      vpc: cluster.vpc.id,
      account: cluster.account,
      region: cluster.region,
      transitGateway: gateway.region,
      subnets: attachment === undefined ? attachedSubnets(cluster) : (attachment.subnets ?? []),
      ...(attachment !== undefined && { id: attachment.id }),
      routeTable: member.routeTable,
    };
  });

/** Key of the peering between the gateways of two regions. */
export const peeringKey = (one: TransitGateway, other: TransitGateway): string =>
  [one.region, other.region].toSorted().join("/");

/** The peering of a gateway with another, where the fleet says that it is there. */
export const existingPeering = ({ attachments }: TransitGateway, other: TransitGateway) =>
  other.id === undefined
    ? undefined
    : attachments?.find(({ to, transitGateway }) => to === "peering" && transitGateway === other.id);

/** Pairs across regions. */
export const acrossRegions = ({ pairs }: Transit): readonly TransitPair[] =>
  pairs.filter(({ members: [one, other] }) => one.gateway !== other.gateway);

export function plannedTransitGatewayPeerings(transit: Transit): readonly PlannedTransitGatewayPeering[] {
  const peerings = new Map<string, PlannedTransitGatewayPeering>();
  for (const { members } of acrossRegions(transit)) {
    const [one, other] = members
      .map(({ gateway }) => gateway)
      .toSorted((left, right) => (left.region < right.region ? -1 : 1));
    if (one === undefined || other === undefined) continue;
    const key = peeringKey(one, other);
    // It has one id, which both sides see.
    const id = (existingPeering(one, other) ?? existingPeering(other, one))?.id;
    peerings.set(key, { key, regions: [one.region, other.region], ...(id !== undefined && { id }) });
  }
  return [...peerings.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
