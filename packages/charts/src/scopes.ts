import { type Body, groupKind } from "@meshwright/model";
import { at, textAt } from "@meshwright/inventory";

export type Scope = "Cluster" | "Namespaced";

/** The scope of a kind by `group/kind`. */
export type Scopes = ReadonlyMap<string, Scope>;

/**
 * Kinds of Kubernetes 1.32 to 1.36 that a chart may hold: https://kubernetes.io/docs/reference/kubernetes-api/. What is only asked
 * (TokenReview and the like) or made by the cluster itself (Node, Event) is none of them.
 */
const ofKubernetes: Readonly<Record<string, Readonly<Record<Scope, string>>>> = {
  "": {
    Cluster: "Namespace PersistentVolume",
    Namespaced:
      "ConfigMap Endpoints LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret " +
      "Service ServiceAccount",
  },
  "admissionregistration.k8s.io": {
    Cluster:
      "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy " +
      "ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
    Namespaced: "",
  },
  "apiextensions.k8s.io": { Cluster: "CustomResourceDefinition", Namespaced: "" },
  "apiregistration.k8s.io": { Cluster: "APIService", Namespaced: "" },
  apps: { Cluster: "", Namespaced: "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet" },
  autoscaling: { Cluster: "", Namespaced: "HorizontalPodAutoscaler" },
  batch: { Cluster: "", Namespaced: "CronJob Job" },
  "certificates.k8s.io": { Cluster: "CertificateSigningRequest ClusterTrustBundle", Namespaced: "" },
  "coordination.k8s.io": { Cluster: "", Namespaced: "Lease" },
  "discovery.k8s.io": { Cluster: "", Namespaced: "EndpointSlice" },
  "flowcontrol.apiserver.k8s.io": { Cluster: "FlowSchema PriorityLevelConfiguration", Namespaced: "" },
  "networking.k8s.io": { Cluster: "IngressClass ServiceCIDR", Namespaced: "Ingress NetworkPolicy" },
  "node.k8s.io": { Cluster: "RuntimeClass", Namespaced: "" },
  policy: { Cluster: "", Namespaced: "PodDisruptionBudget" },
  "rbac.authorization.k8s.io": { Cluster: "ClusterRole ClusterRoleBinding", Namespaced: "Role RoleBinding" },
  "resource.k8s.io": { Cluster: "DeviceClass", Namespaced: "ResourceClaim ResourceClaimTemplate" },
  "scheduling.k8s.io": { Cluster: "PriorityClass", Namespaced: "" },
  "storage.k8s.io": {
    Cluster: "CSIDriver StorageClass VolumeAttributesClass",
    Namespaced: "CSIStorageCapacity",
  },
};

/**
 * Kinds of CRDs whose objects have schemas here. They may be there without a chart that is rendered. By the CRDs of the
 * projects' releases: Argo CD 3.5, ACK's EC2 1.20, the AWS PCA issuer 1.9, cert-manager 1.21, Istio 1.31, External Secrets 2.9,
 * Gateway API 1.6, Flux 2.9, Kiali 2.31, the Prometheus Operator's and trust-manager 0.24.
 */
const ofOthers: typeof ofKubernetes = {
  "argoproj.io": { Cluster: "", Namespaced: "AppProject Application ApplicationSet" },
  "awspca.cert-manager.io": { Cluster: "AWSPCAClusterIssuer", Namespaced: "AWSPCAIssuer" },
  "cert-manager.io": { Cluster: "ClusterIssuer", Namespaced: "Certificate CertificateRequest Issuer" },
  "ec2.services.k8s.aws": {
    Cluster: "",
    Namespaced:
      "NetworkACL RouteTable SecurityGroup Subnet TransitGateway TransitGatewayVPCAttachment VPC VPCPeeringConnection",
  },
  "extensions.istio.io": { Cluster: "", Namespaced: "TrafficExtension WasmPlugin" },
  "external-secrets.io": {
    Cluster: "ClusterExternalSecret ClusterPushSecret ClusterSecretStore",
    Namespaced: "ExternalSecret PushSecret SecretStore",
  },
  "gateway.networking.k8s.io": {
    Cluster: "GatewayClass",
    Namespaced: "BackendTLSPolicy GRPCRoute Gateway HTTPRoute ListenerSet ReferenceGrant TCPRoute TLSRoute UDPRoute",
  },
  "generators.external-secrets.io": {
    Cluster: "ClusterGenerator",
    Namespaced:
      "ACRAccessToken ECRAuthorizationToken Fake GCRAccessToken GithubAccessToken Grafana Password QuayAccessToken " +
      "STSSessionToken UUID VaultDynamicSecret Webhook",
  },
  "helm.toolkit.fluxcd.io": { Cluster: "", Namespaced: "HelmRelease" },
  "kiali.io": { Cluster: "", Namespaced: "Kiali" },
  "kustomize.toolkit.fluxcd.io": { Cluster: "", Namespaced: "Kustomization" },
  "monitoring.coreos.com": { Cluster: "", Namespaced: "PrometheusRule" },
  "networking.istio.io": {
    Cluster: "",
    Namespaced:
      "DestinationRule EnvoyFilter Gateway ProxyConfig ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup",
  },
  "notification.toolkit.fluxcd.io": { Cluster: "", Namespaced: "Alert Provider Receiver" },
  "security.istio.io": { Cluster: "", Namespaced: "AuthorizationPolicy PeerAuthentication RequestAuthentication" },
  "source.toolkit.fluxcd.io": {
    Cluster: "",
    Namespaced: "Bucket ExternalArtifact GitRepository HelmChart HelmRepository OCIRepository",
  },
  "telemetry.istio.io": { Cluster: "", Namespaced: "Telemetry" },
  "trust-manager.io": { Cluster: "ClusterBundle", Namespaced: "" },
  "trust.cert-manager.io": { Cluster: "Bundle", Namespaced: "" },
};

const words = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");

const known: Scopes = new Map(
  [ofKubernetes, ofOthers].flatMap((table) =>
    Object.entries(table).flatMap(([group, scopes]) => [
      ...words(scopes.Cluster).map((kind) => [`${group}/${kind}`, "Cluster"] as const),
      ...words(scopes.Namespaced).map((kind) => [`${group}/${kind}`, "Namespaced"] as const),
    ]),
  ),
);

/** The scope of an object's kind; undefined where neither Kubernetes nor one of the CRDs serves it. */
export const scopeOf = (body: Body, ofCrds: Scopes): Scope | undefined =>
  known.get(groupKind(body)) ?? ofCrds.get(groupKind(body));

/** The kind that a CRD serves. */
export function scopeOfCrd(body: Body): readonly [string, Scope] | undefined {
  if (groupKind(body) !== "apiextensions.k8s.io/CustomResourceDefinition") return undefined;
  const spec = body["spec"];
  const scope = textAt(spec, "scope");
  const key = `${textAt(spec, "group") ?? ""}/${textAt(at(spec, "names"), "kind") ?? ""}`;
  return scope === "Cluster" || scope === "Namespaced" ? [key, scope] : undefined;
}
