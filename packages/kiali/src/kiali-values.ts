import type { JsonObject, KialiAuth, ReleaseSettings } from "@meshwright/model";

export interface KialiSettings {
  readonly release: ReleaseSettings;
  readonly istioNamespace: string;
  /** The cluster that Kiali runs in. */
  readonly cluster: string;
  readonly auth: KialiAuth;
  readonly metricsURL: string;
  /** The other clusters, and the Secret that opens each. */
  readonly remotes: readonly { readonly cluster: string; readonly secret: string }[];
  /** Secret and key that sign people's sessions. */
  readonly signingKey: { readonly secret: string; readonly key: string };
}

/** Keys are the chart's, which are those of Kiali's own configuration: https://kiali.io/docs/configuration/kialis.kiali.io/. */
const authValues = (auth: KialiAuth): JsonObject =>
  auth.strategy === "openid"
    ? {
        strategy: auth.strategy,
        openid: {
          client_id: auth.clientID,
          issuer_uri: auth.issuerURI,
          username_claim: auth.usernameClaim,
          disable_rbac: !auth.rbac,
        },
      }
    : { strategy: auth.strategy };

/** In every cluster: git is where the mesh is changed, so Kiali only looks. */
export const viewOnly: JsonObject = { view_only_mode: true };

/**
 * Values of chart `kiali-server`. Argo CD renders charts without a cluster to look into, where the chart would find no
 * remote secrets and make another signing key each time, so both are named.
 */
export function kialiValues(settings: KialiSettings): JsonObject {
  const { release, istioNamespace, cluster, auth, metricsURL, remotes, signingKey } = settings;
  const { imageRegistry, version } = release;
  return {
    auth: authValues(auth),
    clustering: {
      autodetect_secrets: { enabled: false },
      clusters: remotes.map(({ cluster: name, secret }) => ({ name, secret_name: secret })),
    },
    deployment: {
      ...viewOnly,
      ...(imageRegistry !== undefined && { image_name: `${imageRegistry}/kiali/kiali` }),
      // The chart's own tag is that of the minor version, which moves.
      image_version: `v${version.replace(/^v/, "")}`,
      image_pull_policy: "IfNotPresent",
      ingress: { enabled: false },
      pod_labels: { "sidecar.istio.io/inject": "false" },
      resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { memory: "1Gi" } },
      // The old pod serves until the new one has the secrets of all clusters.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    },
    external_services: {
      istio: { root_namespace: istioNamespace },
      prometheus: { url: metricsURL },
      grafana: { enabled: false },
      tracing: { enabled: false },
    },
    istio_namespace: istioNamespace,
    kiali_feature_flags: { ui_defaults: { graph: { settings: { animation: "point" } } } },
    kubernetes_config: { cluster_name: cluster },
    login_token: { signing_key: `secret:${signingKey.secret}:${signingKey.key}` },
  };
}
