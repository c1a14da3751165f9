import type { Release } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { clusterRole, configMap, secret, service, serviceAccount, type Target } from "./target.ts";

// What charts make and others may name, by the charts' templates; what nobody would name is left out. A chart that is not
// here may make anything.

type Makes = (release: Release) => readonly Target[];

const deployment = (name: string, namespace: string): Target => ({
  group: "apps",
  kind: "Deployment",
  name,
  namespace,
});

/** `<chart>.fullname`, as `helm create` writes it. */
function fullName({ name, chart, values }: Release): string {
  const base = textAt(values, "nameOverride") ?? chart;
  return textAt(values, "fullnameOverride") ?? (name.includes(base) ? name : `${name}-${base}`);
}

const accountOf = ({ values }: Release, name: string, ...part: readonly string[]): string =>
  textAt(values, ...part, "serviceAccount", "name") ?? name;

/** https://github.com/istio/istio/blob/master/manifests/charts/base/templates/reader-serviceaccount.yaml */
const base: Makes = ({ values }) => [
  serviceAccount("istio-reader-service-account", textAt(values, "global", "istioNamespace") ?? "istio-system"),
];

/** https://github.com/istio/istio/tree/master/manifests/charts/istio-control/istio-discovery/templates */
const istiod: Makes = ({ namespace, values }) => {
  const revision = textAt(values, "revision") ?? "";
  const revised = (name: string): string => (revision === "" ? name : `${name}-${revision}`);
  return [
    serviceAccount(revised("istiod"), namespace),
    service(revised("istiod"), namespace),
    deployment(revised("istiod"), namespace),
    configMap(revised("istio"), namespace),
    configMap(revised("istio-sidecar-injector"), namespace),
    ...["istiod-clusterrole", "istio-reader-clusterrole", "istiod-gateway-controller"].map((name) =>
      clusterRole(`${revised(name)}-${namespace}`),
    ),
  ];
};

/** https://github.com/istio/istio/tree/master/manifests/charts/istio-cni/templates */
const cni: Makes = ({ namespace }) => [
  serviceAccount("istio-cni", namespace),
  configMap("istio-cni-config", namespace),
  clusterRole("istio-cni"),
];

/** https://github.com/istio/istio/tree/master/manifests/charts/gateway/templates */
const gateway: Makes = (release) => {
  const name = textAt(release.values, "name") ?? release.name;
  const { namespace } = release;
  return [serviceAccount(accountOf(release, name), namespace), service(name, namespace), deployment(name, namespace)];
};

/** https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager/templates */
const certManager: Makes = (release) => {
  const name = fullName(release);
  const { namespace } = release;
  return [
    serviceAccount(accountOf(release, name), namespace),
    ...["webhook", "cainjector"].flatMap((part) => [
      serviceAccount(accountOf(release, `${name}-${part}`, part), namespace),
      deployment(`${name}-${part}`, namespace),
      service(`${name}-${part}`, namespace),
    ]),
    service(name, namespace),
    deployment(name, namespace),
    secret(`${name}-webhook-ca`, namespace),
    ...["view", "edit", "cluster-view"].map((role) => clusterRole(`${name}-${role}`)),
  ];
};

/** https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets/templates */
const externalSecrets: Makes = (release) => {
  const name = fullName(release);
  const { namespace } = release;
  return [
    serviceAccount(accountOf(release, name), namespace),
    serviceAccount(accountOf(release, "external-secrets-webhook", "webhook"), namespace),
    serviceAccount(accountOf(release, "external-secrets-cert-controller", "certController"), namespace),
    service(`${name}-webhook`, namespace),
    secret(`${name}-webhook`, namespace),
    deployment(name, namespace),
    ...["controller", "view", "edit"].map((role) => clusterRole(`${name}-${role}`)),
  ];
};

/** https://github.com/cert-manager/aws-privateca-issuer/tree/main/charts/aws-pca-issuer/templates */
const awsPrivateCa: Makes = (release) => [
  serviceAccount(accountOf(release, fullName(release)), release.namespace),
  deployment(fullName(release), release.namespace),
];

/** https://github.com/kiali/helm-charts/tree/master/kiali-server/templates: all that a Kiali is made of has one name, and older charts gave its account an ending. */
const kiali: Makes = ({ namespace, values }) => {
  const name = textAt(values, "deployment", "instance_name") ?? "kiali";
  return [
    serviceAccount(name, namespace),
    serviceAccount(`${name}-service-account`, namespace),
    service(name, namespace),
    deployment(name, namespace),
    configMap(name, namespace),
    clusterRole(name),
    clusterRole(`${name}-viewer`),
  ];
};

const charts: Readonly<Record<string, Makes>> = {
  "aws-privateca-issuer": awsPrivateCa,
  base,
  "cert-manager": certManager,
  cni,
  "external-secrets": externalSecrets,
  gateway,
  istiod,
  "kiali-server": kiali,
};

/** Every chart that meshwright installs is one of these. */
export const knownCharts: readonly string[] = Object.keys(charts);

/** What a release makes; undefined where the chart is not known, so that it may make anything. */
export const madeByChart = (release: Release): readonly Target[] | undefined =>
  Object.hasOwn(charts, release.chart) ? charts[release.chart]?.(release) : undefined;
