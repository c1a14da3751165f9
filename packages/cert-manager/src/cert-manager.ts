import type { ReleaseSettings, WebhookAnswers } from "@meshwright/model";
import type { Construct } from "constructs";
import { bodyOf, Component, type Need } from "@meshwright/kit";
import { certManagerNamespace, chartOf, knownName, webhookCaBundle } from "@meshwright/model";
import { Certificate } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate";
import { disruptionBudget, resources } from "./high-availability.ts";

export { certManagerNamespace };

/** The account of its controller, as its chart names it; that of a cert-manager which is there already is taken to be the same. */
export const certManagerAccount = {
  kind: "ServiceAccount",
  name: "cert-manager",
  namespace: certManagerNamespace,
} as const;

export interface CertManagerProps {
  readonly release: ReleaseSettings;
  /** What must answer before anything is installed: the cluster's own preflight. */
  readonly preflight: readonly Need[];
}

const webhookAnswers = (): WebhookAnswers => ({
  kind: "webhook",
  object: {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    name: knownName("cert-manager-webhook"),
  },
  probe: bodyOf(
    new Certificate({
      metadata: { name: "probe" },
      spec: { secretName: "probe", dnsNames: ["probe.invalid"], issuerRef: { name: "probe" } },
    }),
  ),
});

/** cert-manager with its CRDs. Values: https://artifacthub.io/packages/helm/cert-manager/cert-manager, chart 1.20 and newer. */
export class CertManager extends Component {
  /** What others wait for: the webhook, whoever installed it. */
  readonly answers: Need;

  constructor(scope: Construct, { release, preflight }: CertManagerProps) {
    super(scope, "cert-manager");
    this.answers = { ...(release.install && { of: this }), until: webhookAnswers() };
    if (!release.install) return;
    const { imageRegistry } = release;
    this.install(
      "cert-manager",
      {
        name: knownName("cert-manager"),
        namespace: certManagerNamespace,
        chart: chartOf(release, "cert-manager"),
        values: {
          ...(imageRegistry && { imageRegistry }),
          crds: { enabled: true, keep: true },
          // By default the leader's lease and its roles are in kube-system.
          global: { leaderElection: { namespace: certManagerNamespace } },
          replicaCount: 2,
          podDisruptionBudget: disruptionBudget,
          resources: resources("50m", "128Mi", "512Mi"),
          webhook: {
            replicaCount: 2,
            podDisruptionBudget: disruptionBudget,
            resources: resources("20m", "64Mi", "256Mi"),
          },
          cainjector: {
            replicaCount: 2,
            podDisruptionBudget: disruptionBudget,
            resources: resources("20m", "128Mi", "512Mi"),
          },
          // A Helm hook that would run after every sync; the gates of later units ask the webhook instead.
          startupapicheck: { enabled: false },
        },
        writtenFields: [
          webhookCaBundle("MutatingWebhookConfiguration"),
          webhookCaBundle("ValidatingWebhookConfiguration"),
        ],
      },
      preflight,
    );
  }
}
