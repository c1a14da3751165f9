import { kind } from "../kind.ts";

// Of the exchange, by which clusters hand each other what opens them.

export const exchangeGuardsTrust = kind(
  "MW3065",
  "info",
  "The exchange is part of the trust",
  () =>
    "Whoever reads a cluster's reader token here can read all Secrets of that cluster, the key of its CA with them. Guard the exchange as you guard the CA: the folders access/ of the tree hold the narrowest policies.",
);

export const accountKey = kind(
  "MW3066",
  "info",
  "The exchange is encrypted with the account's own key",
  (a: { account: string }) =>
    `Whoever may read secrets in account ${a.account} needs no right to a key. A KMS key of your own (kmsKey) is a second lock, with a policy of its own.`,
);

export const sharedExchangeRole = kind(
  "MW3067",
  "warning",
  "Clusters that share one right to the exchange",
  (a: { clusters: readonly string[]; because: "role" | "web identity" }) =>
    `${a.clusters.join(" and ")} can each read and replace the tokens of the other${a.clusters.length > 2 ? "s" : ""}: ${
      a.because === "role"
        ? "they have one role. Give each its own."
        : "sessions of IRSA carry no tags by which the role of the store's account could tell them apart. Use Pod Identity there."
    }`,
);

export const exchangeInPki = kind(
  "MW3068",
  "error",
  "The exchange lies where Vault signs",
  (a: { path: string; issuer: string }) =>
    `One mount of Vault cannot hold both: ${a.path} is named as a KV engine, and the issuer asks ${a.issuer} to sign. Name the mount of the KV engine.`,
);

export const oneVaultRole = kind(
  "MW3069",
  "warning",
  "One role of Vault for two purposes",
  (a: { role: string }) =>
    `Role ${a.role} is that of the issuer too: External Secrets could have CAs signed, and cert-manager could read tokens. Give the exchange a role of its own.`,
);
