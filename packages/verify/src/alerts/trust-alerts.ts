import type { Alerts, CertificateAuthority, ResourceRef } from "@meshwright/model";
import type { Need } from "@meshwright/kit";
import type { Construct } from "constructs";
import { Component, isTrue } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { type Alert, prometheusDuration } from "./alert.ts";
import {
  certificateAlerts,
  issuerAlerts,
  metricOf,
  ownIntermediate,
  signedIntermediates,
} from "./certificate-alerts.ts";
import { intermediateAlerts } from "./intermediate-alerts.ts";
import { remoteClusterAlert, signingAlerts, silenceAlerts, watchAlert } from "./istiod-alerts.ts";
import { PrometheusRule } from "./prometheus-rule.ts";
import { rootAlerts, rootEnd } from "./root-alerts.ts";

export interface TrustAlertsProps {
  readonly meshID: string;
  readonly cluster: string;
  /** Istio's. */
  readonly namespace: string;
  readonly alerts: Alerts;
  readonly certificateAuthority: CertificateAuthority;
  /** The intermediate's; absent where it is another cluster's. */
  readonly certificate?: ResourceRef;
  /** Who signs it; absent where another cluster does. */
  readonly issuer?: ResourceRef;
  /** Where the cluster keeps the intermediates that it signs for others; absent where it does not. */
  readonly signingNamespace?: string;
  /** True where istiod is new enough to tell which remote clusters it has synced. */
  readonly tellsRemoteClusters: boolean;
}

/** Somebody else installs it: until it is there the unit waits, alone. */
const ruleDefinition: Need = {
  until: isTrue(
    {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      name: knownName("prometheusrules.monitoring.coreos.com"),
    },
    "Established",
  ),
};

/** What a Prometheus in the cluster is to tell of the mesh's trust, by istiod's and cert-manager's own metrics. */
export class TrustAlerts extends Component {
  constructor(scope: Construct, props: TrustAlertsProps) {
    super(scope, "alerts");
    const { namespace, alerts } = props;
    const unit = this.unit("verify", { name: "alerts", needs: [ruleDefinition], aside: true });
    this.add(
      unit,
      new PrometheusRule({
        metadata: { name: knownName("mesh-trust"), namespace, labels: { ...alerts.labels } },
        spec: { groups: [{ name: "mesh-trust", rules: alertsOf(props).map((alert) => ruleOf(alert, props)) }] },
      }),
    );
  }
}

const alertsOf = (props: TrustAlertsProps): readonly Alert[] => {
  const { alerts, certificate, issuer, signingNamespace, certificateAuthority, tellsRemoteClusters } = props;
  const own = certificate && ownIntermediate(certificate);
  return [
    ...rootAlerts(certificateAuthority, alerts.rootExpiry),
    ...(issuer ? issuerAlerts(issuer) : []),
    ...(own ? certificateAlerts(own, alerts) : []),
    ...(signingNamespace === undefined ? [] : certificateAlerts(signedIntermediates(signingNamespace), alerts)),
    ...intermediateAlerts(own, alerts),
    ...signingAlerts,
    watchAlert,
    ...(tellsRemoteClusters ? [remoteClusterAlert(alerts.remoteClusterUnsynced)] : []),
    ...silenceAlerts({ istiod: rootEnd, ...(own && { "cert-manager": metricOf(own, "ready_status") }) }),
  ];
};

const ruleOf = (alert: Alert, { meshID, cluster, alerts }: TrustAlertsProps) => {
  const section = `#${alert.name.toLowerCase()}`;
  return {
    alert: alert.name,
    expr: alert.expression,
    for: prometheusDuration(alert.holdsFor),
    labels: {
      ...alerts.alertLabels,
      mesh: meshID,
      mesh_cluster: cluster,
      ...(alert.component !== undefined && { component: alert.component }),
      severity: alert.severity,
    },
    annotations: {
      summary: `${cluster}: ${alert.summary}`,
      description: alert.description,
      runbook_url: `${alerts.runbook ?? "docs/alerts.md"}${section}`,
    },
  };
};
