import { z } from "./zod.ts";
import { httpsServer } from "./address.ts";
import { duration } from "./duration.ts";
import { labels } from "./labels.ts";

/** https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels; what starts with two underscores is Prometheus' own. */
const alertLabel = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Those that every alert has already. */
const taken = ["alertname", "mesh", "mesh_cluster", "severity"];

const alertLabels = z.record(z.string(), z.string()).superRefine((entries, context) => {
  for (const name of Object.keys(entries)) {
    const tell = (message: string) =>
      context.addIssue({ code: "custom", message, path: [name], params: { form: "name" } });
    if (!alertLabel.test(name))
      tell("The name of a label of Prometheus has letters, digits and underscores, and starts with a letter.");
    else if (taken.includes(name)) tell(`Every alert has the labels ${taken.join(", ")} already.`);
  }
});

/** `trust.alerts` of the mesh. What is absent follows from the rest of `trust`. */
export const alertsSchema = z
  .strictObject({
    labels: labels()
      .default({})
      .describe(
        "Labels of the PrometheusRule, by which a Prometheus selects it, such as release: kube-prometheus-stack. Default: none.",
      ),
    alertLabels: alertLabels
      .default({})
      .describe("Labels of every alert, by which an Alertmanager routes it, such as team: platform. Default: none."),
    runbook: httpsServer()
      .optional()
      .describe(
        "Where people find docs/alerts.md, https://…; alerts link to its sections. Default: they name the page.",
      ),
    rootExpiry: duration(3600, "one hour")
      .optional()
      .describe("How long before its end a root is told of. Default: trust.rootWarning."),
    intermediateExpiry: duration(300, "five minutes")
      .optional()
      .describe(
        "How long before its end an intermediate is told of; it must be less than renewBefore. Default: trust.workloadCertificateTTL, from which on workloads get shorter certificates.",
      ),
    intermediateOverdue: duration(60, "one minute")
      .default("1h")
      .describe("How long after its time a renewal is told of. Default: 1h."),
    remoteClusterUnsynced: duration(60, "one minute")
      .default("10m")
      .describe("How long istiod may be without the data of a peer before it is told of. Default: 10m."),
  })
  .describe(
    "Alerts of a Prometheus of the Prometheus Operator in each cluster, as a PrometheusRule. The operator's CRDs must be there. Default: none.",
  );

export type AlertsSource = z.output<typeof alertsSchema>;
