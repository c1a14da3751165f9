import type { Network, NetworkSubnet, NetworkVpc } from "@meshwright/reach";
import type { Stand } from "./filters.ts";
import { isIn, throughAcl, throughGroups } from "./filters.ts";
import type { Fate, Packet } from "./packet.ts";
import { answerTo, delivered, dropped, inTurn } from "./packet.ts";
import { route } from "./way.ts";

/** A packet from one interface to another, and its answer back. */
export const exchange = (network: Network, from: Stand, to: Stand, packet: Packet): Fate =>
  inTurn(
    () => throughGroups("outbound", from, to, packet),
    () => carry(network, from, to, packet),
    () => throughGroups("inbound", to, from, packet),
    () => carry(network, to, from, answerTo(packet)),
  );

/** From subnet to subnet, without the security groups: those know connections, and let answers pass. */
function carry(network: Network, from: Stand, to: Stand, packet: Packet): Fate {
  // Network ACLs and route tables stand at the border of a subnet.
  if (from.vpc.id === to.vpc.id && from.subnet.id === to.subnet.id) return delivered;
  return inTurn(
    () => throughAcl("outbound", from.vpc, from.subnet, packet),
    () =>
      route(network, from.vpc, from.subnet, packet, (vpc, _, door) => {
        if (vpc.id !== to.vpc.id) return dropped(`it came to ${vpc.id}`);
        const subnet = subnetOf(vpc, packet.to);
        if (subnet === undefined) return dropped(`${vpc.id}: no subnet`);
        return door?.id === subnet.id ? delivered : throughAcl("inbound", vpc, subnet, packet);
      }),
  );
}

const subnetOf = (vpc: NetworkVpc, address: number): NetworkSubnet | undefined =>
  vpc.subnets.find(({ range }) => isIn(address, range));
