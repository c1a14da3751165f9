import type { Alerts, ResourceRef } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { type Alert, minutes } from "./alert.ts";

/** Certificates of cert-manager that are watched alike. */
export interface WatchedCertificates {
  readonly namespace: string;
  /** PromQL: what their names are. */
  readonly matcher: string;
  /** PromQL: what tells one from the other; empty for a single one. */
  readonly by: string;
  /** How alerts call one, and what it is called by; both may hold Prometheus' templates. */
  readonly title: string;
  readonly name: string;
}

/** The cluster's own intermediate. */
export const ownIntermediate = ({
  namespace = "",
  name,
}: Pick<ResourceRef, "name"> & { readonly namespace?: string }): WatchedCertificates => ({
  namespace,
  matcher: `name="${name}"`,
  by: "",
  title: "The intermediate CA",
  name,
});

/** Those that the cluster signs for others, whoever they are: one more changes no rule. */
export const signedIntermediates = (namespace: string): WatchedCertificates => ({
  namespace,
  matcher: 'name=~"istio-ca-.+"',
  by: " by (name)",
  title: "The intermediate CA {{ $labels.name }}, signed here for another cluster,",
  name: "{{ $labels.name }}",
});

/**
 * A metric of them. cert-manager names the namespace in the label `namespace`, which Prometheus renames where the scrape has such a
 * label of its own, as the chart's ServiceMonitor does:
 * https://github.com/cert-manager/cert-manager/blob/v1.21.2/internal/collectors/certificate_collector.go
 */
export const metricOf = ({ namespace, matcher }: WatchedCertificates, metric: string, more = ""): string =>
  ["exported_namespace", "namespace"]
    .map((label) => `certmanager_certificate_${metric}{${label}="${namespace}",${matcher}${more}}`)
    .join(" or ");

/** When they end. A time that is not known yet is 0. */
export const endOf = (watched: WatchedCertificates): string =>
  `max${watched.by}((${metricOf(watched, "expiration_timestamp_seconds")}) > 0)`;

/** As cert-manager keeps them. */
export function certificateAlerts(
  watched: WatchedCertificates,
  { intermediateExpiry, intermediateOverdue }: Alerts,
): readonly Alert[] {
  const { namespace, by, title, name } = watched;
  const look = `kubectl describe certificate -n ${namespace} ${name}`;
  return [
    {
      name: "MeshIntermediateNotReady",
      severity: "warning",
      expression: `max${by}(${metricOf(watched, "ready_status", ',condition="True"')}) == 0`,
      holdsFor: minutes(15),
      summary: `${title} is not Ready.`,
      description: `cert-manager could not issue it. \`${look}\` says why; the issuer's side is in the CertificateRequest.`,
    },
    {
      name: "MeshIntermediateRenewalOverdue",
      severity: "warning",
      expression: `time() - max${by}((${metricOf(watched, "renewal_timestamp_seconds")}) > 0) > ${intermediateOverdue}`,
      holdsFor: minutes(5),
      summary: `${title} should have been renewed {{ $value | humanizeDuration }} ago.`,
      description: `cert-manager asks again and again, and is refused or not answered. Nothing fails yet. \`${look}\`, then the CertificateRequest and the issuer.`,
    },
    {
      name: "MeshIntermediateExpiresSoon",
      severity: "critical",
      expression: `${endOf(watched)} - time() < ${intermediateExpiry}`,
      holdsFor: minutes(5),
      summary: `${title} expires in {{ $value | humanizeDuration }}, and was not renewed.`,
      description: `When it has expired, no workload of its cluster gets a certificate, and the calls of those that have one end with it. \`${look}\`.`,
    },
  ];
}

/**
 * Of issuers of other groups there is no such metric.
 * https://github.com/cert-manager/cert-manager/blob/v1.21.2/internal/collectors/clusterissuer_collector.go
 */
export const issuerAlerts = ({ apiVersion, kind, name }: ResourceRef): readonly Alert[] =>
  apiGroup(apiVersion) !== "cert-manager.io" || kind !== "ClusterIssuer"
    ? []
    : [
        {
          name: "MeshIssuerNotReady",
          severity: "warning",
          expression: `max(certmanager_clusterissuer_ready_status{name="${name}",condition="True"}) == 0`,
          holdsFor: minutes(30),
          summary: "The issuer of the intermediate CA is not Ready.",
          description: `The next renewal will fail. \`kubectl describe clusterissuer ${name}\` says why: an address that does not answer, a login that is refused, a key pair that is gone.`,
        },
      ];
