import type { Inventory, Resource } from "@meshwright/inventory";
import { itemsAt, textAt } from "@meshwright/inventory";
import { apiGroup, groupKind } from "@meshwright/model";

const kindsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Felt by nobody but itself when it goes, or told by another rule. */
const goesQuietly: ReadonlySet<string> = new Set(
  kindsOf(`
    /ConfigMap /Namespace /PersistentVolumeClaim /Pod /ServiceAccount
    admissionregistration.k8s.io/ValidatingAdmissionPolicy admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding
    apiextensions.k8s.io/CustomResourceDefinition apps/ReplicaSet awspca.cert-manager.io/AWSPCAClusterIssuer
    awspca.cert-manager.io/AWSPCAIssuer batch/Job cert-manager.io/ClusterIssuer cert-manager.io/Issuer
    external-secrets.io/ClusterSecretStore external-secrets.io/SecretStore generators.external-secrets.io/Password
    monitoring.coreos.com/PodMonitor monitoring.coreos.com/PrometheusRule monitoring.coreos.com/ServiceMonitor
    networking.istio.io/Sidecar networking.k8s.io/NetworkPolicy policy/PodDisruptionBudget
    rbac.authorization.k8s.io/ClusterRole rbac.authorization.k8s.io/ClusterRoleBinding rbac.authorization.k8s.io/Role
    rbac.authorization.k8s.io/RoleBinding security.istio.io/AuthorizationPolicy security.istio.io/PeerAuthentication
    telemetry.istio.io/Telemetry`),
);

/** Acts on nothing that was there before when it comes, or is told by another rule. */
const comesQuietly: ReadonlySet<string> = new Set([
  ...goesQuietly,
  ...kindsOf(`
    /PersistentVolume /Secret /Service admissionregistration.k8s.io/MutatingAdmissionPolicy apps/DaemonSet apps/Deployment
    apps/StatefulSet batch/CronJob cert-manager.io/Certificate external-secrets.io/ExternalSecret
    external-secrets.io/PushSecret`),
]);

/** Kinds whose coming changes what others send, apply or run. */
const farReaching: ReadonlySet<string> = new Set(
  kindsOf(`
    /LimitRange /ResourceQuota admissionregistration.k8s.io/MutatingAdmissionPolicyBinding
    admissionregistration.k8s.io/MutatingWebhookConfiguration
    admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding
    admissionregistration.k8s.io/ValidatingWebhookConfiguration apiregistration.k8s.io/APIService
    autoscaling/HorizontalPodAutoscaler extensions.istio.io/WasmPlugin gateway.networking.k8s.io/GRPCRoute
    gateway.networking.k8s.io/Gateway gateway.networking.k8s.io/HTTPRoute gateway.networking.k8s.io/TCPRoute
    gateway.networking.k8s.io/TLSRoute networking.istio.io/EnvoyFilter networking.istio.io/Gateway
    networking.istio.io/ProxyConfig networking.istio.io/ServiceEntry networking.istio.io/WorkloadEntry
    networking.istio.io/WorkloadGroup networking.k8s.io/Ingress scheduling.k8s.io/PriorityClass
    security.istio.io/RequestAuthentication`),
);

/** What coming does: nothing to others, something, or who knows. */
export function arrivalOf(resource: Resource, before: Inventory, after: Inventory): "quiet" | "far" | "unknown" {
  const kind = groupKind(resource.ref);
  if (kind === "networking.istio.io/VirtualService" || kind === "networking.istio.io/DestinationRule")
    return hostsOf(resource).every((host) => !isService(host, before) && isService(host, after)) ? "quiet" : "far";
  if (farReaching.has(kind)) return "far";
  // Engines' own kinds lie where they deliver; elsewhere nobody knows what they bring.
  return comesQuietly.has(kind) ? "quiet" : "unknown";
}

/** True for what others may feel when it goes, and no other rule tells. */
export const isFeltGoing = ({ ref }: Resource): boolean => !goesQuietly.has(groupKind(ref));

interface Host {
  readonly name: string;
  readonly namespace: string;
}

const isService = ({ name, namespace }: Host, inventory: Inventory): boolean =>
  inventory.find("", "Service", name, namespace) !== undefined;

/** The Services that routes and rules are for, as sidecars complete short names. */
function hostsOf({ ref, body }: Resource): readonly Host[] {
  const hosts = [textAt(body["spec"], "host"), ...itemsAt(body["spec"], "hosts")];
  return hosts.flatMap((host) => {
    if (typeof host !== "string") return [];
    const [name = "", namespace = ref.namespace ?? "default"] = host.split(".");
    return [{ name, namespace }];
  });
}

/** What may have kept calls or objects out while it was there. */
export const isGuard = ({ ref }: Resource): boolean =>
  ["EnvoyFilter", "RequestAuthentication", "ValidatingWebhookConfiguration", "WasmPlugin"].includes(ref.kind) &&
  apiGroup(ref.apiVersion).includes(".io");
