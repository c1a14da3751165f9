import { kind } from "../kind.ts";

// Of what a fleet says of its network.

export const badVpcCidr = kind(
  "MW5080",
  "error",
  "A CIDR that no VPC or subnet can have",
  (a: { cidr: string; reason: string }) => `AWS has no VPC or subnet with ${a.cidr}: ${a.reason}.`,
);

export const overlappingVpcCidrs = kind(
  "MW5081",
  "error",
  "Two CIDRs of one VPC that overlap",
  (a: { cidr: string; other: string }) =>
    `${a.cidr} overlaps ${a.other} of the same VPC. Write the CIDRs as \`aws ec2 describe-vpcs\` shows them.`,
);

export const unfitPodAddresses = kind(
  "MW5082",
  "error",
  "Addresses of pods that do not fit how pods get them",
  (a: { what: string; instead: string }) => `${a.what}. ${a.instead}`,
);

export const danglingNetworkName = kind(
  "MW5083",
  "error",
  "A part of the network that is named and not described",
  (a: { what: string; name: string; list: string; nearest?: string }) =>
    `There is no ${a.what} ${a.name} in ${a.list}.${a.nearest === undefined ? " Describe it there, or correct the id." : ` Did you mean ${a.nearest}?`}`,
);

export const idOfOtherVpc = kind(
  "MW5084",
  "error",
  "An id that a part of another VPC has",
  (a: { id: string; other: string }) =>
    `${a.id} is at ${a.other} as well, in another VPC, and AWS gives an id once. One of the two was copied.`,
);

export const portsWithoutProtocol = kind(
  "MW5085",
  "error",
  "Ports of a rule whose protocol has none",
  (a: { protocol: string }) =>
    `Only tcp and udp have ports, and this rule has the protocol ${a.protocol}: AWS would let every port through. Write protocol: tcp, or remove ports.`,
);

export const unfitNetworkSetting = kind(
  "MW5086",
  "error",
  "A setting of the network that cannot be",
  (a: { what: string; reason: string; instead: string }) => `${a.what} cannot be: ${a.reason}. ${a.instead}`,
);

export const acrossPartitions = kind(
  "MW5087",
  "error",
  "Accounts or links across AWS partitions",
  (a: { what: string; instead: string }) => `${a.what}. ${a.instead}`,
);

export const attachedAcrossRegions = kind(
  "MW5088",
  "error",
  "A VPC on a Transit Gateway of another region",
  (a: { vpc: string; cluster: string; region: string; other: string }) =>
    `${a.vpc} of cluster ${a.cluster} is in ${a.other}, and this gateway is in ${a.region}: a VPC attaches to a gateway of its own region. Attach it to the one there, and peer the two gateways.`,
);

export const networkSettingWithoutEffect = kind(
  "MW5089",
  "warning",
  "A setting of the network that changes nothing",
  (a: { what: string; reason: string; instead: string }) => `${a.what} changes nothing: ${a.reason}. ${a.instead}`,
);

export const riskyVpcCidr = kind(
  "MW5090",
  "warning",
  "A CIDR of a VPC that AWS advises against or refuses to add",
  (a: { cidr: string; reason: string }) => `${a.cidr}: ${a.reason}.`,
);

export const unusedNetworkPart = kind(
  "MW5091",
  "info",
  "A part of the network that nothing uses",
  (a: { what: string; reason: string }) =>
    `${a.what} is used by nothing: ${a.reason}. Where that is so in AWS as well, remove it.`,
);

export const strangeNetworkPart = kind(
  "MW5092",
  "info",
  "A part of the network that the fleet knows nothing of",
  (a: { what: string; meaning: string }) => `${a.what} is not of this fleet. ${a.meaning}`,
);
