import type { IstioSettings, JsonObject, ReleaseSettings } from "@meshwright/model";
import { goDuration } from "@meshwright/model";
import { failClosed, hub } from "./chart.ts";
import { istioNamespace } from "./names.ts";

export interface IstiodSettings {
  readonly release: ReleaseSettings;
  readonly meshID: string;
  readonly trustDomain: string;
  /** Trust domains whose workloads this cluster accepts; its own may be among them. */
  readonly trustDomainAliases: readonly string[];
  /** Longest lifetime of a workload's certificate, seconds. */
  readonly workloadCertificateTTL: number;
  /** The cluster's name in every remote secret, and its Istio network. */
  readonly cluster: string;
  readonly network: string;
  /** True where a peer is of another network, and its gateway is known by the status of a Service. */
  readonly callsGateways: boolean;
  readonly istio: IstioSettings;
}

/** A second mount of `cacerts`; its path is read by nobody. */
const requiredMount = "cacerts-required";

const aliasesOf = (own: string, aliases: readonly string[]): string[] => aliases.filter((alias) => alias !== own);

/**
 * Values of chart `istiod`. Two of them carry the promise that istiod never makes a root of its own: the chart mounts
 * `cacerts` as optional, so it is mounted once more as required, and the kubelet starts no istiod without it.
 */
export const istiodValues = ({
  release,
  meshID,
  trustDomain,
  trustDomainAliases,
  workloadCertificateTTL,
  cluster,
  network,
  callsGateways,
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
    ...(aliasesOf(trustDomain, trustDomainAliases).length > 0 && {
      trustDomainAliases: aliasesOf(trustDomain, trustDomainAliases),
    }),
    defaultConfig: {
      // Proxies learn of another root over XDS. Needs a restart of every pod once, so it is on from the first day.
      proxyMetadata: { PROXY_CONFIG_XDS_AGENT: "true" },
    },
  },
  env: {
    // istiod takes a second root without a restart.
    ISTIO_MULTIROOT_MESH: "true",
    // The proof of trust reckons with it: no workload gets a certificate that outlives the renewal of its CA.
    // https://github.com/istio/istio/blob/master/pilot/pkg/bootstrap/istio_ca.go
    MAX_WORKLOAD_CERT_TTL: goDuration(workloadCertificateTTL),
    // Load balancers of AWS have names, no addresses: istiod asks DNS itself, and again when the answer has grown old. The
    // default since 1.13, said here because a mesh without it ignores the gateway and logs one line.
    // https://istio.io/latest/news/releases/1.13.x/announcing-1.13/change-notes/, pilot/pkg/model/network.go
    ...(callsGateways && { RESOLVE_HOSTNAME_GATEWAYS: "true" }),
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
