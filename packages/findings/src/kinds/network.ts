import { kind } from "../kind.ts";

// Of addresses and networks.

export const badCidr = kind(
  "MW5001",
  "error",
  "A value that is not a CIDR",
  (_: object) => "This is not a CIDR such as 10.0.0.0/16.",
);

export const hostBits = kind(
  "MW5002",
  "error",
  "A CIDR with host bits",
  (a: { cidr: string; right: string }) => `${a.cidr} has bits set behind its prefix. The network is ${a.right}.`,
);

export const ipv6 = kind(
  "MW5003",
  "error",
  "An IPv6 range",
  (_: object) => "IPv6 is not supported yet. Give the IPv4 range.",
);

export const subnetOutsideVpc = kind(
  "MW5004",
  "error",
  "A subnet outside its VPC",
  (a: { cidr: string; vpc: readonly string[] }) =>
    `The subnet ${a.cidr} lies in none of the CIDRs of its VPC: ${a.vpc.join(", ")}.`,
);

export const overlappingSubnets = kind(
  "MW5005",
  "error",
  "Two subnets that overlap",
  (a: { cidr: string; other: string }) => `The subnet ${a.cidr} overlaps ${a.other} of the same VPC.`,
);

export const overlappingServices = kind(
  "MW5006",
  "error",
  "A service CIDR that overlaps the cluster's own network",
  (a: { cidr: string; other: string }) => `The service CIDR ${a.cidr} overlaps ${a.other} of the same cluster.`,
);

export const overlappingPeers = kind(
  "MW5007",
  "error",
  "Two peers whose addresses overlap",
  (a: { cidr: string; other: string; otherCluster: string }) =>
    `${a.cidr} overlaps ${a.other} of cluster ${a.otherCluster}. In one Istio network pods reach pods by their addresses, so no two peers of it may share any. Change one, or put a gateway between the two: other networks, in the model gateways or mixed.`,
);

export const differentNetworks = kind(
  "MW5008",
  "error",
  "Peers of a flat network with different network names",
  (a: { network: string; other: string; otherCluster: string }) =>
    `In the model flat all peers are one Istio network, but this is ${a.network} and cluster ${a.otherCluster} has ${a.other}.`,
);

export const sharedNetwork = kind(
  "MW5009",
  "error",
  "Two peers behind gateways with one network name",
  (a: { network: string; otherCluster: string }) =>
    `In the model gateways each cluster is an Istio network of its own, but cluster ${a.otherCluster} has ${a.network} too.`,
);

export const zoneOfOtherRegion = kind(
  "MW5010",
  "error",
  "A subnet in a zone of another region",
  (a: { zone: string; region: string }) =>
    `The availability zone ${a.zone} is not in the region ${a.region} of the cluster.`,
);
