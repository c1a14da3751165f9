import type { Json, JsonObject, Release } from "@meshwright/model";
import { isRecord } from "@meshwright/model";

// What `helm template` prints for the charts of the mesh, as small as tests can do with: the objects that others name, wait
// for or are judged by, of the charts' own names, kinds and labels.

interface Given {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly rest?: JsonObject;
}

const admission = "admissionregistration.k8s.io/v1";
const rbac = "rbac.authorization.k8s.io/v1";

const object = (apiVersion: string, kind: string, name: string, rest: JsonObject = {}): Given => ({
  apiVersion,
  kind,
  name,
  rest,
});

/** The version of the images, as the chart of that version has it. */
const tag = ({ chart }: Release): string => chart.version;

/** A Deployment or DaemonSet of one container, with its ServiceAccount. */
function workload(
  release: Release,
  name: string,
  { kind = "Deployment", image = name, account = name, labels = {}, ports = [] }: Workload = {},
): readonly Given[] {
  const selected = { app: name, ...labels };
  const port = ports.map((containerPort): Json => ({ containerPort, protocol: "TCP" }));
  const spec = {
    selector: { matchLabels: selected },
    template: {
      metadata: { labels: selected },
      spec: {
        serviceAccountName: account,
        containers: [{ name, image: `registry.example/${image}:${tag(release)}`, ports: port }],
      },
    },
  };
  return [object("v1", "ServiceAccount", account), { ...object("apps/v1", kind, name, { spec }), labels: selected }];
}

interface Workload {
  readonly kind?: "Deployment" | "DaemonSet";
  readonly image?: string;
  readonly account?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: readonly number[];
}

const service = (name: string, port: number): Given =>
  object("v1", "Service", name, {
    spec: { selector: { app: name }, ports: [{ name: "https", port, targetPort: port, protocol: "TCP" }] },
  });

const clusterRole = (name: string, apiGroups: readonly string[], resources: readonly string[]): Given =>
  object(rbac, "ClusterRole", name, { rules: [{ apiGroups, resources, verbs: ["get", "list", "watch"] }] });

const binding = (name: string, role: string, account: string, namespace: string): Given =>
  object(rbac, "ClusterRoleBinding", name, {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects: [{ kind: "ServiceAccount", name: account, namespace }],
  });

/** A CRD that takes everything, kept when the release goes. */
function crd(group: string, kind: string, plural: string, versions: readonly string[], scope = "Namespaced"): Given {
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  return {
    ...object("apiextensions.k8s.io/v1", "CustomResourceDefinition", `${plural}.${group}`, {
      spec: {
        group,
        scope,
        names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
        versions: versions.map((name, index) => ({ name, served: true, storage: index === 0, schema })),
      },
    }),
    annotations: { "helm.sh/resource-policy": "keep" },
  };
}

const webhook = (kind: "Mutating" | "Validating", name: string, on: string, namespace: string): Given =>
  object(admission, `${kind}WebhookConfiguration`, name, {
    webhooks: [
      {
        name: `${name}.webhook.example`,
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        failurePolicy: "Fail",
        clientConfig: { service: { name: on, namespace, path: "/" } },
        rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
      },
    ],
  });

const namespaced = (text: string): readonly string[] => text.split(" ");

/** https://github.com/istio/istio/tree/master/manifests/charts/base */
const base = (release: Release): readonly Given[] => [
  ...namespaced("DestinationRule Gateway ServiceEntry Sidecar VirtualService").map((kind) =>
    crd("networking.istio.io", kind, kind === "ServiceEntry" ? "serviceentries" : `${kind.toLowerCase()}s`, [
      "v1",
      "v1beta1",
    ]),
  ),
  crd("security.istio.io", "PeerAuthentication", "peerauthentications", ["v1"]),
  crd("security.istio.io", "AuthorizationPolicy", "authorizationpolicies", ["v1"]),
  crd("telemetry.istio.io", "Telemetry", "telemetries", ["v1"]),
  object("v1", "ServiceAccount", "istio-reader-service-account"),
  webhook("Validating", "istiod-default-validator", "istiod", release.namespace),
];

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** https://github.com/istio/istio/tree/master/manifests/charts/istio-control/istio-discovery */
const istiod = (release: Release): readonly Given[] => [
  ...workload(release, "istiod", { image: "pilot", labels: { istio: "pilot" }, ports: [15012, 15017] }),
  service("istiod", 15012),
  object("v1", "ConfigMap", "istio", { data: { mesh: JSON.stringify(release.values["meshConfig"] ?? {}) } }),
  ...["istiod-clusterrole", "istio-reader-clusterrole"].flatMap((name) => [
    clusterRole(`${name}-${release.namespace}`, [""], ["pods", "services", "endpoints", "secrets"]),
    binding(
      `${name}-${release.namespace}`,
      `${name}-${release.namespace}`,
      name === "istiod-clusterrole" ? "istiod" : "istio-reader-service-account",
      release.namespace,
    ),
  ]),
  webhook("Mutating", "istio-sidecar-injector", "istiod", release.namespace),
  ...textsIn(release.values["revisionTags"]).map((name) =>
    webhook("Mutating", `istio-revision-tag-${name}`, "istiod", release.namespace),
  ),
];

/** https://github.com/istio/istio/tree/master/manifests/charts/gateway */
const gateway = (release: Release): readonly Given[] => {
  const {
    name,
    values: { labels, service: of, rbac: role },
  } = release;
  const istio = isRecord(labels) ? labels["istio"] : undefined;
  return [
    ...workload(release, name, {
      image: "proxyv2",
      labels: typeof istio === "string" ? { istio } : {},
      ports: [15090],
    }),
    ...(isRecord(role) && role["enabled"] === false ? [] : [readsSecrets(name)]),
    ...(isRecord(of) && of["type"] === "None" ? [] : [service(name, 15443)]),
  ];
};

const readsSecrets = (name: string): Given =>
  object(rbac, "Role", name, { rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "watch", "list"] }] });

/** https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager */
const certManager = (release: Release): readonly Given[] => [
  crd("cert-manager.io", "Certificate", "certificates", ["v1"]),
  crd("cert-manager.io", "CertificateRequest", "certificaterequests", ["v1"]),
  crd("cert-manager.io", "Issuer", "issuers", ["v1"]),
  crd("cert-manager.io", "ClusterIssuer", "clusterissuers", ["v1"], "Cluster"),
  ...workload(release, "cert-manager", { image: "cert-manager-controller" }),
  ...workload(release, "cert-manager-webhook", { ports: [10250] }),
  service("cert-manager-webhook", 10250),
  webhook("Validating", "cert-manager-webhook", "cert-manager-webhook", release.namespace),
];

/** https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets */
const externalSecrets = (release: Release): readonly Given[] => [
  ...namespaced("ExternalSecret SecretStore PushSecret").map((kind) =>
    crd("external-secrets.io", kind, `${kind.toLowerCase()}s`, kind === "PushSecret" ? ["v1alpha1"] : ["v1"]),
  ),
  crd("external-secrets.io", "ClusterSecretStore", "clustersecretstores", ["v1"], "Cluster"),
  crd("generators.external-secrets.io", "Password", "passwords", ["v1alpha1"]),
  ...workload(release, "external-secrets"),
  ...workload(release, "external-secrets-webhook", { image: "external-secrets", ports: [10250] }),
  ...workload(release, "external-secrets-cert-controller", { image: "external-secrets" }),
  service("external-secrets-webhook", 10250),
  object("v1", "Secret", "external-secrets-webhook"),
  webhook("Validating", "secretstore-validate", "external-secrets-webhook", release.namespace),
  webhook("Validating", "externalsecret-validate", "external-secrets-webhook", release.namespace),
];

/** https://github.com/cert-manager/aws-privateca-issuer/tree/main/charts/aws-pca-issuer */
const awsPrivateCa = (release: Release): readonly Given[] => [
  crd("awspca.cert-manager.io", "AWSPCAClusterIssuer", "awspcaclusterissuers", ["v1beta1"], "Cluster"),
  ...workload(release, release.name),
];

/** https://github.com/kiali/helm-charts/tree/master/kiali-server */
const kiali = (release: Release): readonly Given[] => {
  const roles = [clusterRole("kiali", [""], ["pods"]), binding("kiali", "kiali", "kiali", release.namespace)];
  return JSON.stringify(release.values).includes('"remote_cluster_resources_only":true')
    ? [...roles, object("v1", "ServiceAccount", "kiali")]
    : [...roles, ...workload(release, "kiali", { ports: [20001] }), service("kiali", 20001)];
};

const charts: Readonly<Record<string, (release: Release) => readonly Given[]>> = {
  "aws-privateca-issuer": awsPrivateCa,
  base,
  "cert-manager": certManager,
  cni: (release) =>
    workload(release, "istio-cni-node", { kind: "DaemonSet", image: "install-cni", account: "istio-cni" }),
  "external-secrets": externalSecrets,
  gateway,
  istiod,
  "kiali-server": kiali,
};

/** What helm prints for a release of the mesh. */
export function chartText(release: Release): string {
  const made = charts[release.chart.name];
  if (made === undefined) throw new Error(`no chart for tests: ${release.chart.name}`);
  return made(release)
    .map(({ apiVersion, kind, name, labels, annotations, rest }) => {
      const metadata = { name, annotations, labels: { ...labels, "app.kubernetes.io/managed-by": "Helm" } };
      const body = { apiVersion, kind, metadata, ...rest };
      return `---\n# Source: ${release.chart.name}/templates/${kind.toLowerCase()}-${name}.yaml\n${JSON.stringify(body)}\n`;
    })
    .join("");
}
