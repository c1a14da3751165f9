import type { Cluster } from "@meshwright/model";
import type { Exchange } from "./exchange.ts";
import { partyText } from "./packet.ts";
import { rangeText } from "./range-text.ts";
import type { Place } from "./stand.ts";
import type { Stop, Verdict } from "./verdict.ts";

const addressesOf = ({ stands, cluster, party }: Place): string => {
  const ranges = stands.map(({ whole }) => rangeText(whole));
  const known = ranges.length === 0 && party === "pods" ? cluster.podCIDRs : ranges;
  return [...new Set(known)].join(", ");
};

const partyOf = (place: Place): string => {
  const addresses = addressesOf(place);
  const name = `${place.cluster.name} ${partyText[place.party]}`;
  return addresses === "" ? name : `${name} ${addresses}`;
};

/** Of a flow as a whole, before any packet is walked. */
export const flowStop = (
  { from, to, ports: [ports] }: Exchange,
  { says, ...rest }: Pick<Stop, "reason" | "cluster" | "keyPath" | "at" | "mend"> & { readonly says: string },
): Stop => ({
  ...rest,
  direction: "there",
  from: addressesOf(from),
  to: addressesOf(to),
  ...(ports && { ports }),
  words: `packet from ${partyOf(from)} to ${partyOf(to)}: ${says}`,
});

/** The fleet names no subnet in which something could stand, or none in which pods could that have addresses of a CIDR. */
export function nobodyStands(exchange: Exchange, { cluster, party, stands, homeless }: Place): Stop {
  const isOfPods = party === "pods";
  return flowStop(exchange, {
    cluster: cluster.name,
    keyPath: isOfPods ? ["podCIDRs"] : ["vpc", "subnets"],
    reason: "not-said",
    at: cluster.name,
    says: isOfPods
      ? `no subnet that pods may stand in holds an address of the pod CIDR${stands.length === 0 ? "s" : ` ${homeless.join(", ")}`} of ${cluster.name}`
      : `no subnet of ${cluster.name} is one that a ${partyText[party]} may stand in`,
    mend: isOfPods
      ? `Name the subnets of the pods in vpc.subnets of cluster ${cluster.name}, or say podNetworking: { kind: overlay }.`
      : `Name them in vpc.subnets of cluster ${cluster.name}, with ${party === "load-balancer" ? "load-balancers" : party} among their uses.`,
  });
}

export const podsUnsaid = (exchange: Exchange, { name }: Cluster): Stop =>
  flowStop(exchange, {
    cluster: name,
    keyPath: ["podNetworking"],
    reason: "not-said",
    at: name,
    says: `nobody has said how pods of ${name} get their addresses, nor whether they keep them outside the VPC`,
    mend: `Say it in podNetworking of cluster ${name}: it is what the DaemonSet aws-node in kube-system has in its environment.`,
  });

/**
 * Addresses of an overlay are nobody's in a VPC: neither peers, nor load balancers with IP targets, nor the control plane reach them. The
 * last can be helped only by webhooks in the host's network: https://cert-manager.io/docs/installation/compatibility/#aws-eks
 */
export function overlayStops(exchange: Exchange): Verdict | undefined {
  const { from, to } = exchange;
  const { cluster } = to;
  if (to.party !== "pods" || cluster.podNetworking?.kind !== "overlay") return undefined;
  const isWithin = from.cluster.name === cluster.name;
  const where = { cluster: cluster.name, keyPath: ["podNetworking"], reason: "overlay", at: cluster.name } as const;
  if (isWithin && from.party === "pods")
    return {
      is: "unknown",
      stop: flowStop(exchange, {
        ...where,
        says: `${cluster.name} has an overlay, and nobody has said how that carries packets from node to node`,
        mend: "See in its own documentation which ports of nodes it needs open to each other.",
      }),
    };
  if (from.party === "control-plane")
    return {
      is: "unknown",
      stop: flowStop(exchange, {
        ...where,
        at: `${cluster.name} control plane`,
        says: `the control plane reaches no address of an overlay, so webhooks fail unless their pods are in the network of their node`,
        mend: "Let istiod and the webhooks of cert-manager and External Secrets run with hostNetwork, or use the VPC CNI.",
      }),
    };
  return {
    is: "stopped",
    stop: flowStop(exchange, {
      ...where,
      says: `pods of ${cluster.name} have addresses of an overlay, which no VPC knows`,
      mend: isWithin
        ? "Use the VPC CNI in it: a load balancer whose targets are addresses reaches no overlay."
        : `Use the VPC CNI in ${cluster.name}.`,
    }),
  };
}

/** The same stop, where packets would pass if pods kept their addresses. */
export function withoutTranslation(stop: Stop, { from, to }: Exchange): Stop {
  const { name } = from.cluster;
  return {
    ...stop,
    reason: "address-translated",
    words: `${stop.words}. The VPC CNI of ${name} gives packets that leave the VPC the address of their node: with those of its pods, ${addressesOf(from)}, they would pass`,
    mend: `Open the way for the nodes of ${name} as well, or let its pods keep their addresses towards ${to.cluster.name}: podNetworking.excludeSNATCIDRs, or externalSNAT where a NAT gateway is there for the internet.`,
  };
}
