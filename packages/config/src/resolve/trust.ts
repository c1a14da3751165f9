import type { Alerts, TrustSettings } from "@meshwright/model";
import type { AlertsSource } from "../schema/alerts.ts";
import { seconds } from "../schema/duration.ts";
import type { MeshSource } from "../schema/mesh.ts";

export function resolveTrust({ alerts, ...source }: MeshSource["trust"]): TrustSettings {
  const settings = {
    workloadCertificateTTL: seconds(source.workloadCertificateTTL) ?? 0,
    clockSkew: seconds(source.clockSkew) ?? 0,
    rootWarning: seconds(source.rootWarning) ?? 0,
  };
  return { ...settings, ...(alerts && { alerts: resolveAlerts(alerts, settings) }) };
}

function resolveAlerts(
  { labels, alertLabels, runbook, ...source }: AlertsSource,
  { rootWarning, workloadCertificateTTL }: Omit<TrustSettings, "alerts">,
): Alerts {
  const or = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : (seconds(text) ?? 0);
  return {
    labels,
    alertLabels,
    ...(runbook !== undefined && { runbook }),
    rootExpiry: or(source.rootExpiry, rootWarning),
    intermediateExpiry: or(source.intermediateExpiry, workloadCertificateTTL),
    intermediateOverdue: or(source.intermediateOverdue, 0),
    remoteClusterUnsynced: or(source.remoteClusterUnsynced, 0),
  };
}
