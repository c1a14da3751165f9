import type { ResourceRef } from "./resource-ref.ts";
import type { VaultServer } from "./vault-server.ts";

/** The secret store through which clusters hand each other the tokens of their remote secrets. */
export type Exchange = AwsSecretsManagerExchange | VaultExchange | KubernetesExchange | ExistingExchange;

interface Named {
  /** What every remote key starts with, so that meshes can share a store. */
  readonly prefix: string;
}

export interface AwsSecretsManagerExchange extends Named {
  readonly kind: "aws-secrets-manager";
  readonly account: string;
  readonly region: string;
  /** Key id, alias or ARN; absent: the account's default key of Secrets Manager, which other accounts cannot use. */
  readonly kmsKey?: string;
  /** Role in the store's account that clusters of other accounts assume. */
  readonly assumeRole?: string;
}

export interface VaultExchange extends Named, VaultServer {
  readonly kind: "vault";
  /** Mount path of a KV version 2 engine. */
  readonly path: string;
}

/** A namespace of one cluster; the Secret that opens it exists in every cluster, made by hand. */
export interface KubernetesExchange extends Named {
  readonly kind: "kubernetes";
  readonly cluster: string;
  readonly namespace: string;
  /** The Secret (in namespace `external-secrets`) and its key that hold a bearer token for that namespace. */
  readonly tokenSecret: { readonly name: string; readonly key: string };
}

/** A secret store of External Secrets in a cluster. */
export interface StoreRef extends ResourceRef {
  readonly kind: "SecretStore" | "ClusterSecretStore";
}

/** A ClusterSecretStore that somebody else keeps. */
export interface ExistingExchange extends Named {
  readonly kind: "existing";
  readonly clusterSecretStore: string;
}

/** What clusters hand each other: the token of istiod's reader, and that of Kiali. */
export type ExchangedToken = "istio-reader-token" | "kiali-token";

/** Key under which something of a cluster lies in the exchange. */
export const remoteKey = ({ kind, prefix }: Exchange, cluster: string, what: ExchangedToken | "istio-ca"): string =>
  [prefix, cluster, what].join(kind === "kubernetes" ? "-" : "/");

/** Key under which a cluster's token lies in the exchange, and the property that holds it. */
export const exchangeKey = (
  exchange: Exchange,
  cluster: string,
  token: ExchangedToken,
): { readonly key: string; readonly property: string } => ({
  key: remoteKey(exchange, cluster, token),
  property: "token",
});
