import { kind } from "../kind.ts";

// Of secrets and access.

export const secretMaterial = kind(
  "MW6001",
  "error",
  "Secret material",
  (a: { what: string }) =>
    `Here is ${a.what}. Remove it, and consider it known to everyone who can read the repository: replace it.`,
);

export const roleOfOtherAccount = kind(
  "MW6002",
  "error",
  "A role of another account",
  (a: { account: string; cluster: string }) =>
    `The role belongs to account ${a.account}, the cluster to ${a.cluster}. A pod gets roles of its own account only.`,
);

export const missingRole = kind(
  "MW6003",
  "error",
  "A role that a controller needs is missing",
  (a: { role: string; controller: string }) =>
    `${a.controller} calls AWS, and with identity irsa its ServiceAccount must name a role. Add iam.roles.${a.role}.`,
);

export const wrongPartition = kind(
  "MW6004",
  "error",
  "An ARN of another AWS partition",
  (a: { partition: string; region: string; right: string }) =>
    `The ARN is of partition ${a.partition}, but the region ${a.region} is in partition ${a.right}.`,
);

export const exchangeOfOtherAccount = kind(
  "MW6005",
  "error",
  "An exchange in another account without the keys to it",
  (a: { clusters: readonly string[]; missing: string }) =>
    `Clusters ${a.clusters.join(", ")} are in other accounts than the exchange, so it needs ${a.missing}.`,
);

export const caOfOtherAccount = kind(
  "MW6006",
  "error",
  "A private CA in another account without a role to assume",
  (a: { account: string; clusters: readonly string[] }) =>
    `The CA is in account ${a.account}, but clusters ${a.clusters.join(", ")} are not. Add assumeRole, a role of ${a.account} that they may assume.`,
);

export const openKiali = kind(
  "MW6007",
  "warning",
  "A Kiali that asks nobody who they are",
  (_: object) =>
    "With anonymous, whoever reaches Kiali sees the whole mesh: its services, its traffic and its configuration. Use openid.",
);

export const secretContent = kind(
  "MW6008",
  "error",
  "A Secret with content",
  (_: object) =>
    "A Secret in git is known to everyone who can read the repository. Remove it, replace what it held, and let External Secrets fetch it.",
);

export const unpinnedImage = kind(
  "MW6009",
  "error",
  "An image that is not pinned",
  (a: { why: string }) =>
    `The image ${a.why}, so what runs can change without a commit. Give it a version, best with its digest.`,
);
