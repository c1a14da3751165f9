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

// Beside the walk of packets: what holds for the network as a whole.

const twoClusters = ({ cluster, other }: { cluster: string; other: string }): string => `${cluster} and ${other}`;

export const overlappingPeering = kind(
  "MW5020",
  "error",
  "A VPC peering between VPCs that overlap",
  (a: { cluster: string; other: string; cidr: string; otherCidr: string }) =>
    `AWS makes no VPC peering between ${twoClusters(a)}: ${a.cidr} of ${a.cluster} overlaps ${a.otherCidr} of ${a.other}, and it refuses that even where nothing is sent to either. Join the two by a Transit Gateway, or give one of them other addresses.`,
);

export const takenAtHome = kind(
  "MW5021",
  "warning",
  "Addresses of a peer that mean something else at home",
  (a: { cluster: string; what: string; cidr: string; other: string; otherWhat: string; otherCidr: string }) =>
    `${a.cidr}, the ${a.what} of ${a.cluster}, holds addresses of the ${a.otherWhat} of its peer ${a.other}, ${a.otherCidr}. A pod of ${a.cluster} that calls one of these may reach something in its own cluster instead. Keep the ranges apart.`,
);

export const differentPartitions = kind(
  "MW5022",
  "error",
  "Peers in different partitions of AWS",
  (a: { cluster: string; partition: string; other: string; otherPartition: string }) =>
    `${a.cluster} is in the partition ${a.partition} and ${a.other} in ${a.otherPartition}: no VPC peering and no Transit Gateway leads from one to the other. Put them into different peer groups, or say that somebody else joins them: a connection of the kind private.`,
);

export const accountInTwoPartitions = kind(
  "MW5023",
  "error",
  "One account in two partitions of AWS",
  (a: { account: string; where: string; partition: string; otherWhere: string; otherPartition: string }) =>
    `The account ${a.account} of ${a.where} in the partition ${a.partition} is also that of ${a.otherWhere} in ${a.otherPartition}. An account is in one partition: one of the two accounts or regions is mistaken.`,
);

export const aboveDefaultQuota = kind(
  "MW5024",
  "warning",
  "More than AWS allows unless it is asked",
  (a: { what: string; count: number; quota: number; name: string; most: string; source: string }) =>
    `${a.what}: ${a.count}. AWS allows ${a.quota} unless it is asked for more. Check the quota "${a.name}" of the account in Service Quotas, and have it raised before this is applied (${a.most}). ${a.source}`,
);

export const aboveHardQuota = kind(
  "MW5025",
  "error",
  "More than AWS ever allows",
  (a: { what: string; count: number; most: number; instead: string; source: string }) =>
    `${a.what}: ${a.count}. AWS allows ${a.most} at most, and raises that for nobody. ${a.instead} ${a.source}`,
);

export const hiddenPathMtu = kind(
  "MW5026",
  "warning",
  "A network ACL that keeps senders from learning of smaller packets",
  (a: { cluster: string; other: string; over: string; mtu: number; acl: string; direction: string }) =>
    `Between ${twoClusters(a)} packets have at most ${a.mtu} bytes (${a.over}), but instances send 9001 in their VPC. The network ACL ${a.acl} lets no ICMP ${a.direction}, so the answer "fragmentation needed" gets lost: small requests work, large ones hang. Allow ICMP type 3 code 4 in it.`,
);

export const smallPackets = kind(
  "MW5027",
  "info",
  "A way with smaller packets than AWS has",
  (a: { cluster: string; other: string; mtu: number; usual: number; what: string }) =>
    `${a.what} lets packets of ${a.mtu} bytes through at most, between ${twoClusters(a)}; without it they would have ${a.usual}. Make sure that it answers larger ones with ICMP "fragmentation needed", or that it lowers the segment size of TCP: otherwise small requests work and large ones hang.`,
);

export const mixedIsOneModel = kind(
  "MW5100",
  "info",
  "A mixed fleet that is all of one model",
  (a: { model: "flat" | "gateways" }) =>
    a.model === "flat"
      ? "All peers have the same network, so no call goes through a gateway and none is made. The model flat says the same, and refuses a cluster with another network."
      : "Every cluster has a network that no peer has, so every call between clusters goes through a gateway. The model gateways says the same, and refuses two clusters of one network.",
);
