import type { Cluster } from "@meshwright/model";
import type { Flow, Network } from "@meshwright/reach";
import type { Fate } from "./packet.ts";
import { dropped, worst } from "./packet.ts";
import { addressesOf, portRangesOf, portsOf, rangesOf } from "./samples.ts";
import { exchange } from "./send.ts";
import { sendersOf, standsOf, vpcOf } from "./stands.ts";

/**
 * Ports that packets come from: those that Linux gives, and all from 1024 behind a load balancer
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports) and behind the translation of a node:
 * `nf_nat_l4proto_unique_tuple` of Linux takes any from 1024 to 65535, and the VPC CNI asks for a random one.
 */
const linux = { from: 32_768, to: 60_999 };
const anyHigh = { from: 1024, to: 65_535 };

/**
 * What becomes of a flow between clusters, packet by packet: from each sampled address of the sender to each of the receiver, to
 * each sampled port, and the answers back. Slow, and written from AWS's documentation alone.
 */
export function judge(network: Network, from: Cluster, to: Cluster, flow: Flow): Fate {
  if (!("party" in flow.to)) throw new Error(`${flow.name} leaves the fleet`);
  const boundaries = rangesOf(network);
  const ports = portRangesOf([vpcOf(network, from), vpcOf(network, to)]);
  const targets = standsOf(network, to, flow.to.party);
  const sources = standsOf(network, from, flow.from.party);
  if (targets.length === 0) return dropped(`${flow.to.party} of ${to.name} stand nowhere`);
  if (sources.length === 0) return dropped(`${flow.from.party} of ${from.name} stand nowhere`);
  const balances = flow.from.party === "load-balancer";
  return worst(fates());

  function* fates(): Generator<Fate> {
    for (const target of targets)
      for (const address of addressesOf(target.addresses, boundaries))
        for (const source of sources)
          for (const sender of flow.from.party === "pods" ? sendersOf(network, from, source, address) : [source])
            for (const sending of addressesOf(sender.addresses, boundaries))
              for (const toPort of portsOf(flow.ports, ports))
                for (const fromPort of portsOf([sender === source && !balances ? linux : anyHigh], ports)) {
                  const packet = { from: sending, fromPort, to: address, toPort, protocol: flow.protocol };
                  yield exchange(network, sender, target, packet);
                }
  }
}
