/** Kiali over the clusters of each peer group. */
export interface Kiali {
  readonly auth: KialiAuth;
  readonly instances: readonly KialiInstance[];
}

/** The one Kiali of a peer group. */
export interface KialiInstance {
  /** The cluster that it runs in. */
  readonly cluster: string;
  /** A Prometheus API that holds the metrics of all clusters of the peer group. */
  readonly metricsURL: string;
}

/** Who may look. https://kiali.io/docs/configuration/authentication/ */
export type KialiAuth =
  | {
      readonly strategy: "openid";
      readonly clientID: string;
      readonly issuerURI: string;
      readonly usernameClaim: string;
      /** True where people see what their own rights in each cluster allow; false: what Kiali's account may see. */
      readonly rbac: boolean;
    }
  | { readonly strategy: "token" | "header" | "anonymous" };

/** The Kiali that looks at a cluster; undefined where the cluster's peer group has none. */
export const kialiOf = <Cluster extends { readonly name: string; readonly peerGroup: string }>(
  kiali: Kiali | undefined,
  clusters: readonly Cluster[],
  { peerGroup }: Cluster,
): KialiInstance | undefined =>
  kiali?.instances.find((instance) =>
    clusters.some((cluster) => cluster.name === instance.cluster && cluster.peerGroup === peerGroup),
  );
