import { kind } from "../kind.ts";

// Of who signs the intermediates.

export const caOfOtherRegion = kind(
  "MW3020",
  "info",
  "A CA in a region in which none of its clusters is",
  (a: { region: string; clusters: readonly string[] }) =>
    `The CA is in ${a.region}, and no cluster that it signs for is there (${a.clusters.join(", ")}): while that region is away, no intermediate is renewed. Check the ARN, or leave it so.`,
);

export const signsLeavesOnly = kind(
  "MW3021",
  "error",
  "A path of Vault that signs no CA",
  (a: { path: string; right: string }) =>
    `The path ${a.path} does not sign intermediates, and istiod refuses a certificate that is not a CA's. Write ${a.right}.`,
);

export const badKeyPairKey = kind(
  "MW3022",
  "error",
  "The key of a CA's key pair that the exchange cannot have",
  (a: { key: string }) =>
    `The exchange is a namespace, and ${a.key} cannot be the name of a Secret there. Write the name of the Secret that holds the pair.`,
);

export const issuerOfOtherScope = kind(
  "MW3023",
  "error",
  "An issuer of cert-manager that is not what it is said to be",
  (a: { problem: string; right: string }) => `${a.problem}. ${a.right}.`,
);

export const limitsCrossed = kind(
  "MW3024",
  "error",
  "An issuer whose shortest lifetime is longer than its longest",
  (a: { shortest: string; longest: string }) =>
    `shortestDuration ${a.shortest} is longer than longestDuration ${a.longest}: no certificate could be asked for. Correct one of them.`,
);
