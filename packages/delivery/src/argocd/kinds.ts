/** `group/kind`; the core group is empty: `/Service`. */
type GroupKind = string;

/** What a chart holds, as meshwright sets its values. */
interface KindsOfChart {
  readonly clusterScoped: readonly GroupKind[];
  readonly namespaced: readonly GroupKind[];
}

const customResourceDefinition: GroupKind = "apiextensions.k8s.io/CustomResourceDefinition";
const clusterRoles = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"];
const mutating = "admissionregistration.k8s.io/MutatingWebhookConfiguration";
const validating = "admissionregistration.k8s.io/ValidatingWebhookConfiguration";

const account = "/ServiceAccount";
const roles = ["rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/RoleBinding"];
const deployment = [account, "/Service", "apps/Deployment"];
const disruption = "policy/PodDisruptionBudget";
const scaling = "autoscaling/HorizontalPodAutoscaler";

/**
 * By the templates of the charts: manifests/charts of https://github.com/istio/istio, deploy/charts of
 * https://github.com/cert-manager/cert-manager and of https://github.com/external-secrets/external-secrets,
 * https://github.com/cert-manager/aws-privateca-issuer and https://github.com/kiali/helm-charts.
 */
const charts: Readonly<Record<string, KindsOfChart>> = {
  "aws-privateca-issuer": {
    clusterScoped: [customResourceDefinition, ...clusterRoles],
    namespaced: [...deployment, ...roles, disruption],
  },
  base: { clusterScoped: [customResourceDefinition, validating], namespaced: [account] },
  "cert-manager": {
    clusterScoped: [customResourceDefinition, ...clusterRoles, mutating, validating],
    namespaced: [...deployment, ...roles, disruption],
  },
  cni: { clusterScoped: clusterRoles, namespaced: [account, "/ConfigMap", "apps/DaemonSet"] },
  "external-secrets": {
    clusterScoped: [customResourceDefinition, ...clusterRoles, validating],
    namespaced: [...deployment, ...roles, "/Secret", disruption],
  },
  gateway: { clusterScoped: [], namespaced: [...deployment, ...roles, disruption, scaling] },
  istiod: {
    clusterScoped: [...clusterRoles, mutating, validating],
    namespaced: [...deployment, ...roles, "/ConfigMap", disruption, scaling],
  },
  "kiali-server": {
    clusterScoped: clusterRoles,
    // A policy of its own only in newer versions.
    namespaced: [...deployment, ...roles, "/ConfigMap", "networking.k8s.io/NetworkPolicy"],
  },
};

/** What a chart by reference holds. A chart that is not known is a mistake of this package, not of a person. */
export function kindsOfChart(name: string): KindsOfChart {
  const kinds = Object.hasOwn(charts, name) ? charts[name] : undefined;
  if (kinds === undefined) throw new Error(`it is not known what the chart ${name} holds`);
  return kinds;
}

/**
 * Of issuers and of what is beside them, whichever the fleet has now. Another issuer leaves objects of the one before, a CA
 * that signs among them, and of a kind that the project does not allow Argo CD sees none, and prunes none:
 * CompareAppState in https://github.com/argoproj/argo-cd/blob/master/controller/state.go.
 */
export const kindsOfIssuers: KindsOfChart = {
  clusterScoped: [
    "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
    "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
    "awspca.cert-manager.io/AWSPCAClusterIssuer",
    "cert-manager.io/ClusterIssuer",
  ],
  namespaced: [
    "/ResourceQuota",
    "cert-manager.io/Certificate",
    "cert-manager.io/Issuer",
    "external-secrets.io/ExternalSecret",
    "external-secrets.io/SecretStore",
  ],
};

/** True for charts that bring CRDs: deleting one deletes every object of its kind. */
export const holdsDefinitions = (chart: string): boolean =>
  kindsOfChart(chart).clusterScoped.includes(customResourceDefinition);

const pod = "/Pod";

/** What controllers make of these, in their namespace. */
const madeOf: Readonly<Record<GroupKind, readonly GroupKind[]>> = {
  "/Service": ["/Endpoints", "discovery.k8s.io/EndpointSlice"],
  "apps/DaemonSet": ["apps/ControllerRevision", pod],
  "apps/Deployment": ["apps/ReplicaSet", pod],
  "batch/CronJob": ["batch/Job", pod],
  "batch/Job": [pod],
  "cert-manager.io/Certificate": ["cert-manager.io/CertificateRequest"],
};

/**
 * Namespaced kinds that a project must allow: what is delivered, and what controllers make of it. Argo CD shows nobody a
 * child of a kind that the project does not allow, neither a pod nor its log: getResourceTree in
 * https://github.com/argoproj/argo-cd/blob/master/controller/appcontroller.go.
 */
export const withMade = (delivered: readonly GroupKind[]): readonly GroupKind[] =>
  delivered.flatMap((kind) => [kind, ...(Object.hasOwn(madeOf, kind) ? (madeOf[kind] ?? []) : [])]);
