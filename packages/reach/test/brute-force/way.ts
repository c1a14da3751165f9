import type { Network, NetworkAttachment, NetworkSubnet, NetworkTransitGateway, NetworkVpc } from "@meshwright/reach";
import type { Range } from "@meshwright/reach";
import { isIn, throughAcl } from "./filters.ts";
import type { Fate, Packet } from "./packet.ts";
import { dropped, inTurn, unsaid, worst } from "./packet.ts";

/** The entry with the longest prefix that holds an address; of two with the same, the one that comes first. */
export function longest<T extends { readonly destination: Range }>(
  entries: readonly T[],
  address: number,
): T | undefined {
  let found: T | undefined;
  for (const entry of entries) {
    const { destination } = entry;
    if (!isIn(address, destination)) continue;
    if (found === undefined || destination.last - destination.first < found.destination.last - found.destination.first)
      found = entry;
  }
  return found;
}

/**
 * A packet in a subnet that is to leave it: where the route table of the subnet sends it. The route `local` wins over another one
 * of the same length. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function route(network: Network, vpc: NetworkVpc, subnet: NetworkSubnet, packet: Packet, arrive: Arrive): Fate {
  const table = vpc.routeTables.get(subnet.routeTable);
  if (table === undefined || !table.isWhole) return unsaid(subnet.routeTable);
  const local = vpc.cidrs.map((destination) => ({ destination, target: "local", isBlackhole: false }));
  const found = longest([...local, ...table.all], packet.to);
  if (found === undefined) return dropped(`${subnet.routeTable}: no route`);
  if (found.isBlackhole) return dropped(`${subnet.routeTable}: blackhole`);
  if (found.target === "local") return arrive(vpc, packet);
  const peering = network.peerings.get(found.target);
  if (peering !== undefined) {
    const other = peering.vpcs.find((id) => id !== vpc.id);
    if (!peering.vpcs.includes(vpc.id) || other === undefined) return dropped(`${peering.id}: not of ${vpc.id}`);
    if (peering.state !== "active") return dropped(`${peering.id}: ${peering.state}`);
    const there = network.vpcs.get(other);
    if (there === undefined) return unsaid(other);
    // No edge-to-edge routing: what is not the other VPC's own goes no further.
    // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
    return there.cidrs.some((cidr) => isIn(packet.to, cidr))
      ? arrive(there, packet)
      : dropped(`${peering.id}: not transitive`);
  }
  const gateway = network.transitGateways.get(found.target);
  if (gateway !== undefined) return toGateway(network, gateway, vpc, subnet, packet, arrive);
  return dropped(`${subnet.routeTable}: to ${found.target}`);
}

/** A packet that has come to a VPC that has its address: into the subnet that holds it, `from` one that holds a gateway's interface. */
export type Arrive = (vpc: NetworkVpc, packet: Packet, from?: NetworkSubnet) => Fate;

/**
 * From a subnet to a Transit Gateway, which serves only availability zones in which the attachment has a subnet.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html and, of network ACLs,
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
 */
function toGateway(
  network: Network,
  gateway: NetworkTransitGateway,
  vpc: NetworkVpc,
  subnet: NetworkSubnet,
  packet: Packet,
  arrive: Arrive,
): Fate {
  const attachment = gateway.attachments.all.find(({ to }) => to.kind === "vpc" && to.vpc === vpc.id);
  if (attachment === undefined || attachment.to.kind !== "vpc")
    return gateway.attachments.isWhole ? dropped(`${gateway.id}: no attachment`) : unsaid(gateway.id);
  if (!attachment.isAvailable) return dropped(`${attachment.id}: not available`);
  const door = doorsOf(vpc, attachment.to.subnets).find(
    ({ availabilityZone }) => availabilityZone === subnet.availabilityZone,
  );
  if (door === undefined) return dropped(`${attachment.id}: not in ${subnet.availabilityZone}`);
  return inTurn(
    () => throughAcl("inbound", vpc, door, packet),
    () => transit(network, gateway, attachment, packet, arrive, 0),
  );
}

const doorsOf = (vpc: NetworkVpc, ids: readonly string[]): readonly NetworkSubnet[] =>
  vpc.subnets.filter(({ id }) => ids.includes(id));

/** In a gateway: the table of the attachment that it came from says to which attachment it goes. */
function transit(
  network: Network,
  gateway: NetworkTransitGateway,
  from: NetworkAttachment,
  packet: Packet,
  arrive: Arrive,
  passed: number,
): Fate {
  if (from.routeTable === undefined) return dropped(`${from.id}: no route table`);
  const table = gateway.routeTables.get(from.routeTable);
  if (table === undefined || !table.isWhole) return unsaid(from.routeTable);
  // Static routes win over propagated ones of the same prefix.
  // https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
  const found = longest(
    table.all.toSorted((left, right) => Number(left.origin !== "static") - Number(right.origin !== "static")),
    packet.to,
  );
  if (found === undefined) return dropped(`${from.routeTable}: no route`);
  if (found.isBlackhole || found.attachment === undefined) return dropped(`${from.routeTable}: blackhole`);
  const next = gateway.attachments.all.find(({ id }) => id === found.attachment);
  if (next === undefined)
    return gateway.attachments.isWhole
      ? dropped(`${from.routeTable}: to ${found.attachment}, which is not there`)
      : unsaid(gateway.id);
  if (!next.isAvailable) return dropped(`${next.id}: not available`);
  if (next.to.kind === "other") return dropped(`${next.id}: leads elsewhere`);
  if (next.to.kind === "peering") return overPeering(network, gateway, next.to.transitGateway, packet, arrive, passed);
  const vpc = network.vpcs.get(next.to.vpc);
  if (vpc === undefined) return unsaid(next.to.vpc);
  // A VPC passes on nothing that is not its own: it is no way from a gateway to a peering, nor back to the gateway.
  // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
  if (!vpc.cidrs.some((cidr) => isIn(packet.to, cidr))) return dropped(`${next.id}: leads to ${vpc.id}`);
  // It may come in by any of the interfaces: the one in the zone of the sender where there is one, else any.
  return worst(
    doorsOf(vpc, next.to.subnets).map((door) =>
      isIn(packet.to, door.range)
        ? arrive(vpc, packet, door)
        : inTurn(
            () => throughAcl("outbound", vpc, door, packet),
            () => route(network, vpc, door, packet, arrive),
          ),
    ),
  );
}

function overPeering(
  network: Network,
  gateway: NetworkTransitGateway,
  otherId: string,
  packet: Packet,
  arrive: Arrive,
  passed: number,
): Fate {
  const other = network.transitGateways.get(otherId);
  if (other === undefined) return unsaid(otherId);
  if (passed > 3) return dropped(`${gateway.id}: in a circle`);
  const side = other.attachments.all.find(({ to }) => to.kind === "peering" && to.transitGateway === gateway.id);
  if (side === undefined) return other.attachments.isWhole ? dropped(`${other.id}: no peering`) : unsaid(other.id);
  if (!side.isAvailable) return dropped(`${side.id}: not available`);
  return transit(network, other, side, packet, arrive, passed + 1);
}
