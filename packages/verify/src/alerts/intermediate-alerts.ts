import type { Alerts, ResourceRef } from "@meshwright/model";
import { type Alert, minutes } from "./alert.ts";
import { signingEnd } from "./root-alerts.ts";

/**
 * A metric of one Certificate. cert-manager names the namespace in the label `namespace`, which Prometheus renames where the
 * scrape has such a label of its own, as the chart's ServiceMonitor does:
 * https://github.com/cert-manager/cert-manager/blob/v1.21.2/internal/collectors/certificate_collector.go
 */
const of = ({ namespace, name }: ResourceRef, metric: string, more = ""): string =>
  ["exported_namespace", "namespace"]
    .map((label) => `certmanager_certificate_${metric}{${label}="${namespace ?? ""}",name="${name}"${more}}`)
    .join(" or ");

/** What shows that cert-manager is asked at all. */
export const anyCertificate = (certificate: ResourceRef): string => of(certificate, "ready_status");

const lastsUntil = (certificate: ResourceRef): string =>
  `max((${of(certificate, "expiration_timestamp_seconds")}) > 0)`;

/** Of the intermediate CA as cert-manager keeps it. A time that is not known yet is 0. */
function keptAlerts(certificate: ResourceRef, { intermediateExpiry, intermediateOverdue }: Alerts): readonly Alert[] {
  const end = lastsUntil(certificate);
  const look = `kubectl describe certificate -n ${certificate.namespace ?? ""} ${certificate.name}`;
  return [
    {
      name: "MeshIntermediateNotReady",
      severity: "warning",
      expression: `max(${of(certificate, "ready_status", ',condition="True"')}) == 0`,
      holdsFor: minutes(15),
      summary: "The intermediate CA is not Ready.",
      description: `cert-manager could not issue it. \`${look}\` says why; the issuer's side is in the CertificateRequest.`,
    },
    {
      name: "MeshIntermediateRenewalOverdue",
      severity: "warning",
      expression: `time() - max((${of(certificate, "renewal_timestamp_seconds")}) > 0) > ${intermediateOverdue}`,
      holdsFor: minutes(5),
      summary: "The intermediate CA should have been renewed {{ $value | humanizeDuration }} ago.",
      description: `cert-manager asks again and again, and is refused or not answered. Nothing fails yet. \`${look}\`, then the CertificateRequest and the issuer.`,
    },
    {
      name: "MeshIntermediateExpiresSoon",
      severity: "critical",
      expression: `${end} - time() < ${intermediateExpiry}`,
      holdsFor: minutes(5),
      summary: "The intermediate CA expires in {{ $value | humanizeDuration }}, and was not renewed.",
      description: `When it has expired, no workload of this cluster gets a certificate, and the calls of those that have one end with it. \`${look}\`.`,
    },
  ];
}

const expiresInUse = (intermediateExpiry: number): Alert => ({
  name: "MeshSigningCertificateExpiresSoon",
  severity: "critical",
  expression: `min(${signingEnd}) - time() < ${intermediateExpiry}`,
  holdsFor: minutes(5),
  summary: "istiod signs with an intermediate that expires in {{ $value | humanizeDuration }}.",
  description:
    "If cert-manager has renewed it, istiod did not take the new one up: see MeshSigningCertificateStale. Workloads get certificates that end with it.",
});

const isStale = (certificate: ResourceRef): Alert => ({
  name: "MeshSigningCertificateStale",
  severity: "warning",
  expression: `${lastsUntil(certificate)} - min(${signingEnd}) > 60`,
  holdsFor: minutes(30),
  summary: "istiod still signs with the intermediate before the last one.",
  description:
    "cert-manager has renewed it, and the Secret cacerts was not assembled anew, or istiod refused it: its log says so once, with the words `root` and `CA`. Compare cacerts with the Secret of the Certificate.",
});

/** Of the intermediate CA: as cert-manager keeps it, unless that of another cluster does, and as istiod signs with it. */
export const intermediateAlerts = (certificate: ResourceRef | undefined, alerts: Alerts): readonly Alert[] => [
  ...(certificate ? keptAlerts(certificate, alerts) : []),
  expiresInUse(alerts.intermediateExpiry),
  ...(certificate ? [isStale(certificate)] : []),
];
