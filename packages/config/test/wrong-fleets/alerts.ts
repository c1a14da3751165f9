import { change, wrong } from "./wrong-fleet.ts";

const alerts = (settings: string) =>
  change("mesh.yaml", "meshID: shop", `meshID: shop\ntrust:\n  alerts:\n    ${settings}`);

/** Alerts that the fleet asks for. */
export const wrongAlerts = [
  wrong(
    "an alert that every renewal would set off",
    ["MW3060 fleet/mesh.yaml trust.alerts.intermediateExpiry"],
    alerts("intermediateExpiry: 720h # expect MW3060"),
  ),
  wrong(
    "an alert that every renewal would set off, by default",
    ["MW3060 fleet/mesh.yaml trust.alerts"],
    change(
      "mesh.yaml",
      "meshID: shop",
      "meshID: shop\ntrust:\n  workloadCertificateTTL: 720h\n  alerts: {} # expect MW3060",
    ),
  ),
  wrong(
    "labels that Prometheus does not take",
    [
      "MW0019 fleet/mesh.yaml trust.alerts.alertLabels.on-call",
      "MW0019 fleet/mesh.yaml trust.alerts.alertLabels.severity",
    ],
    alerts("alertLabels:\n      on-call: platform # expect MW0019\n      severity: page # expect MW0019"),
  ),
];
