import type { Cluster, Exchange, Fleet } from "@meshwright/model";
import {
  certificateAuthorityOf,
  exchangeKey,
  kialiOf,
  peersOf,
  remoteKey,
  signedBy,
  signerOf,
} from "@meshwright/model";

/** Keys of the exchange that a cluster reads and those that it writes. Plain data, each sorted and without repetition. */
export interface ExchangeKeys {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

type Keys = (fleet: Fleet, cluster: Cluster) => ExchangeKeys;

const none: ExchangeKeys = { reads: [], writes: [] };

const tokenOf = (exchange: Exchange, cluster: Cluster, token: Parameters<typeof exchangeKey>[2]): string =>
  exchangeKey(exchange, cluster.name, token).key;

/** Istiod's: each cluster publishes the token of its reader, and fetches those of its peers. */
const readerTokens: Keys = ({ mesh: { exchange }, clusters }, cluster) => ({
  reads: peersOf(clusters, cluster).map((peer) => tokenOf(exchange, peer, "istio-reader-token")),
  writes: [tokenOf(exchange, cluster, "istio-reader-token")],
});

/** Kiali's: the cluster that it runs in fetches, its peers publish. */
const kialiTokens: Keys = ({ mesh, clusters }, cluster) => {
  const instance = kialiOf(mesh.kiali, clusters, cluster);
  if (instance === undefined) return none;
  const key = (one: Cluster): string => tokenOf(mesh.exchange, one, "kiali-token");
  return instance.cluster === cluster.name
    ? { reads: peersOf(clusters, cluster).map(key), writes: [] }
    : { reads: [], writes: [key(cluster)] };
};

/** A CA key pair that External Secrets fetches from the exchange. */
const caKeyPair: Keys = ({ mesh }, cluster) => {
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  const isHere = issuer.kind === "ca-secret" && issuer.source?.clusterSecretStore === undefined;
  return isHere && issuer.source ? { reads: [issuer.source.key], writes: [] } : none;
};

/** The intermediates of a `self-signed` issuer: the cluster that holds the root publishes those of the others. */
const signedIntermediates: Keys = ({ mesh, clusters }, cluster) => ({
  reads: signerOf(mesh, cluster) === undefined ? [] : [remoteKey(mesh.exchange, cluster.name, "istio-ca")],
  writes: signedBy(mesh, clusters, cluster).map(({ name }) => remoteKey(mesh.exchange, name, "istio-ca")),
});

/** Whatever else clusters hand each other by the exchange is one more of these. */
const all: readonly Keys[] = [readerTokens, kialiTokens, caKeyPair, signedIntermediates];

const sorted = (keys: readonly string[]): readonly string[] => [...new Set(keys)].toSorted();

/** All that a cluster may touch in the exchange. It follows from what the cluster sees of its fleet. */
export function exchangeKeysOf(fleet: Fleet, cluster: Cluster): ExchangeKeys {
  const found = all.map((keys) => keys(fleet, cluster));
  return { reads: sorted(found.flatMap(({ reads }) => reads)), writes: sorted(found.flatMap(({ writes }) => writes)) };
}
