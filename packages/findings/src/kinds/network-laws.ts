import { kind } from "../kind.ts";

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
  (a: {
    cluster: string;
    what: string;
    cidr: string;
    other: string;
    otherWhat: string;
    otherCidr: string;
    more: readonly string[];
  }) =>
    `${a.cidr}, the ${a.what} of ${a.cluster}, holds addresses of the ${a.otherWhat} of its peer ${a.other}, ${a.otherCidr}${a.more.length > 0 ? `, and some of ${a.more.join(", ")}` : ""}. A pod of ${a.cluster} that calls one of these may reach something in its own cluster instead. Keep the ranges apart.`,
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
