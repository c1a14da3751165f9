import type { IstioSettings, JsonObject, ReleaseSettings } from "@meshwright/model";
import { failClosed, hub } from "./chart.ts";
import { istioNamespace } from "./names.ts";

export interface IstiodSettings {
  readonly release: ReleaseSettings;
  readonly meshID: string;
  readonly trustDomain: string;
  /** The cluster's name in every remote secret, and its Istio network. */
  readonly cluster: string;
  readonly network: string;
  readonly istio: IstioSettings;
}

/** A second mount of `cacerts`; its path is read by nobody. */
const requiredMount = "cacerts-required";

/**
 * Values of chart `istiod`. Two of them carry the promise that istiod never makes a root of its own: the chart mounts
 * `cacerts` as optional, so it is mounted once more as required, and the kubelet starts no istiod without it.
 */
export const istiodValues = ({
  release,
  meshID,
  trustDomain,
  cluster,
  network,
  istio,
}: IstiodSettings): JsonObject => ({
  ...failClosed,
  global: {
    hub: hub(release),
    istioNamespace,
    meshID,
    network,
    multiCluster: { clusterName: cluster },
  },
  meshConfig: {
    trustDomain,
    defaultConfig: {
      // Proxies learn of another root over XDS. Needs a restart of every pod once, so it is on from the first day.
      proxyMetadata: { PROXY_CONFIG_XDS_AGENT: "true" },
    },
  },
  env: {
    // istiod takes a second root without a restart.
    ISTIO_MULTIROOT_MESH: "true",
  },
  cni: { enabled: istio.cni },
  ...(istio.revisionTags.length > 0 && { revisionTags: [...istio.revisionTags] }),
  volumes: [{ name: requiredMount, secret: { secretName: "cacerts", optional: false } }],
  volumeMounts: [{ name: requiredMount, mountPath: "/etc/meshwright/cacerts", readOnly: true }],
  autoscaleMin: 2,
  autoscaleMax: 5,
  resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { memory: "4Gi" } },
  seccompProfile: { type: "RuntimeDefault" },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: { app: "istiod" } },
    },
  ],
});
