import { longestWay } from "./longest-way.ts";

/** How far a Helm value of a chart reaches. */
export type Reach =
  /** Into the pod template of what the chart runs. */
  | "pods"
  /** How many pods there are, how they are replaced, how many may be away. */
  | "scale"
  /** What istiod reads while it runs, and sends to proxies. */
  | "mesh"
  /** What the injection webhook writes into pods that start from now on. */
  | "injection"
  /** None of these, or not known. */
  | "other";

/**
 * manifests/charts/istio-control/istio-discovery of https://github.com/istio/istio: templates/deployment.yaml (pods), autoscale.yaml and
 * poddisruptionbudget.yaml (scale), configmap.yaml (mesh), istiod-injector-configmap.yaml (injection). No checksum ties the ConfigMaps
 * to the pods, so that nothing restarts for them.
 */
const istiod: Readonly<Record<string, Reach>> = {
  affinity: "pods",
  autoscaleBehavior: "scale",
  autoscaleEnabled: "scale",
  autoscaleMax: "scale",
  autoscaleMin: "scale",
  cni: "injection",
  cpu: "scale",
  env: "pods",
  envVarFrom: "pods",
  experimental: "other",
  extraContainerArgs: "pods",
  global: "injection",
  "global.defaultPodDisruptionBudget": "scale",
  "global.defaultResources": "pods",
  "global.hub": "pods",
  "global.imagePullPolicy": "pods",
  "global.istiod": "pods",
  "global.logAsJson": "pods",
  "global.logging": "pods",
  "global.meshID": "mesh",
  "global.meshNetworks": "mesh",
  "global.multiCluster.clusterName": "mesh",
  "global.network": "mesh",
  "global.networkPolicy": "other",
  "global.platform": "pods",
  "global.priorityClassName": "pods",
  "global.tag": "pods",
  "global.variant": "pods",
  hub: "pods",
  image: "pods",
  initContainers: "pods",
  jwksResolverExtraRootCA: "pods",
  keepaliveMaxServerConnectionAge: "pods",
  memory: "scale",
  meshConfig: "mesh",
  nodeSelector: "pods",
  pilot: "pods",
  podAnnotations: "pods",
  podLabels: "pods",
  replicaCount: "scale",
  resources: "pods",
  revision: "mesh",
  revisionTags: "injection",
  rollingMaxSurge: "scale",
  rollingMaxUnavailable: "scale",
  seccompProfile: "pods",
  sidecarInjectorWebhook: "injection",
  tag: "pods",
  taint: "pods",
  tolerations: "pods",
  topologySpreadConstraints: "pods",
  traceSampling: "pods",
  trustedZtunnelName: "pods",
  trustedZtunnelNamespace: "pods",
  variant: "pods",
  volumeMounts: "pods",
  volumes: "pods",
};

/** By what other charts call it: their values.yaml at https://github.com/cert-manager/cert-manager, https://github.com/external-secrets/external-secrets and others. */
const scaling =
  /^(?:replicaCount|replicas|autoscal.*|minReplicas|maxReplicas|podDisruptionBudget|pdb|strategy|updateStrategy|deploymentStrategy|rollingMax.*)$/;

/** Makes objects of its own, and is not in a pod. */
const beside =
  /^(?:crds|installCRDs|rbac|serviceMonitor|prometheus|podmonitor|servicemonitor|networkPolicy|grafanaDashboard|service|ingress|deploymentAnnotations|commonLabels|createClusterRole)$/i;

export function reachOf(chart: string, keys: readonly string[]): Reach {
  if (chart === "base") return "other";
  if (chart === "istiod") return longestWay(istiod, keys) ?? "other";
  // `auth.strategy` of Kiali says who gets in, not how pods are replaced.
  if (keys[0] !== "auth" && keys.some((key) => scaling.test(key))) return "scale";
  return beside.test(keys[0] ?? "") || keys.length === 0 ? "other" : "pods";
}
