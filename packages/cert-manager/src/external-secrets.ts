import type { ReleaseSettings, WebhookAnswers } from "@meshwright/model";
import type { Model } from "@kubernetes-models/base";
import type { Construct } from "constructs";
import { bodyOf, Component, type Need } from "@meshwright/kit";
import { chartOf, knownName, webhookCaBundle } from "@meshwright/model";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { SecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore";
import { disruptionBudget, resources } from "./high-availability.ts";
import { sameClusterProvider } from "./same-cluster-provider.ts";

export const externalSecretsNamespace = knownName("external-secrets");

export interface ExternalSecretsProps {
  readonly release: ReleaseSettings;
  readonly preflight: readonly Need[];
}

const repository = "external-secrets/external-secrets";

const validating = (name: string, probe: Model<unknown>): WebhookAnswers => ({
  kind: "webhook",
  object: {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    name: knownName(name),
  },
  probe: bodyOf(probe),
});

const metadata = { name: "probe" };

/** Both kinds that the mesh creates have a webhook configuration of their own, each with its own CA bundle. */
const webhooksAnswer = (): readonly WebhookAnswers[] => [
  validating(
    "externalsecret-validate",
    new ExternalSecret({
      metadata,
      spec: {
        secretStoreRef: { kind: "SecretStore", name: "probe" },
        target: { name: "probe" },
        data: [{ secretKey: "probe", remoteRef: { key: "probe" } }],
      },
    }),
  ),
  validating(
    "secretstore-validate",
    new SecretStore({
      metadata,
      spec: { provider: sameClusterProvider("probe", "probe") },
    }),
  ),
];

/** External Secrets with its CRDs. Values: https://artifacthub.io/packages/helm/external-secrets-operator/external-secrets. */
export class ExternalSecrets extends Component {
  /** What others wait for: the webhooks, whoever installed them. */
  readonly answers: readonly Need[];

  constructor(scope: Construct, { release, preflight }: ExternalSecretsProps) {
    super(scope, "external-secrets");
    this.answers = webhooksAnswer().map((until) => ({ ...(release.install && { of: this }), until }));
    if (!release.install) return;
    const { imageRegistry } = release;
    const image = imageRegistry === undefined ? {} : { image: { repository: `${imageRegistry}/${repository}` } };
    this.install(
      "cert-manager",
      {
        name: knownName("external-secrets"),
        namespace: externalSecretsNamespace,
        chart: chartOf(release, "external-secrets"),
        values: {
          ...image,
          installCRDs: true,
          replicaCount: 2,
          leaderElect: true,
          podDisruptionBudget: disruptionBudget,
          resources: resources("20m", "128Mi", "512Mi"),
          // The mesh uses none of these, and each widens what the controller may touch.
          processClusterExternalSecret: false,
          processClusterPushSecret: false,
          processClusterGenerator: false,
          webhook: {
            ...image,
            replicaCount: 2,
            podDisruptionBudget: disruptionBudget,
            resources: resources("20m", "64Mi", "256Mi"),
          },
          certController: { ...image, resources: resources("20m", "64Mi", "256Mi") },
        },
        writtenFields: [webhookCaBundle("ValidatingWebhookConfiguration")],
      },
      preflight,
    );
  }
}
