import type { Condition, ResourceRef, WebhookAnswers } from "@meshwright/model";
import type { Construct } from "constructs";
import type { IstiodSettings } from "./istiod-values.ts";
import { PeerAuthentication } from "@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication";
import { bodyOf, Component, exists, isAvailable, type Need } from "@meshwright/kit";
import { chartOf, defaultRevision, knownName, webhookCaBundle } from "@meshwright/model";
import { Pod } from "kubernetes-models/v1/Pod";
import { istiodValues } from "./istiod-values.ts";
import { istioNamespace } from "./names.ts";

export interface IstiodProps extends IstiodSettings {
  /** `root-cert.pem` as the fleet declares it: what istiod must publish. Empty where the fleet names no root. */
  readonly roots: string;
  /** Any image; the probe's pod is only ever a dry run. */
  readonly probeImage: string;
  readonly needs: readonly Need[];
}

const admission = "admissionregistration.k8s.io/v1";

/** The control plane of one cluster. */
export class Istiod extends Component {
  readonly available: Condition = isAvailable({
    apiVersion: "apps/v1",
    kind: "Deployment",
    namespace: istioNamespace,
    name: knownName("istiod"),
  });
  /** istiod writes its roots into this ConfigMap of every namespace: proof of the CA that it really signs with. */
  readonly publishesRoots: Condition;
  readonly injectionAnswers: WebhookAnswers;
  /** Objects without a revision label are asked of the default validator. */
  readonly validationAnswers: WebhookAnswers = {
    kind: "webhook",
    object: {
      apiVersion: admission,
      kind: "ValidatingWebhookConfiguration",
      name: knownName("istiod-default-validator"),
    },
    probe: bodyOf(
      new PeerAuthentication({
        metadata: { name: "probe" },
        spec: { selector: { matchLabels: { app: "probe" } }, mtls: { mode: "STRICT" } },
      }),
    ),
  };

  /**
   * The injection webhook of a revision tag. The default one is asked; that of a tag is the same istiod's, refuses pods
   * until it can answer, and need only be there. https://istio.io/latest/docs/setup/upgrade/canary/#stable-revision-labels
   */
  injects(revision: string = defaultRevision): readonly Condition[] {
    return revision === defaultRevision
      ? [this.injectionAnswers]
      : [
          this.injectionAnswers,
          exists({
            apiVersion: admission,
            kind: "MutatingWebhookConfiguration",
            name: knownName(`istio-revision-tag-${revision}`),
          }),
        ];
  }

  constructor(scope: Construct, props: IstiodProps) {
    super(scope, "istiod");
    const published: ResourceRef = {
      apiVersion: "v1",
      kind: "ConfigMap",
      namespace: istioNamespace,
      name: knownName("istio-ca-root-cert"),
    };
    this.publishesRoots =
      props.roots === ""
        ? exists(published)
        : { kind: "equals", object: published, jsonPath: "{.data.root-cert\\.pem}", value: props.roots };
    this.injectionAnswers = {
      kind: "webhook",
      object: {
        apiVersion: admission,
        kind: "MutatingWebhookConfiguration",
        name: knownName("istio-sidecar-injector"),
      },
      probe: bodyOf(
        new Pod({
          metadata: { name: "probe" },
          spec: { containers: [{ name: "probe", image: props.probeImage }] },
        }),
      ),
      injects: "istio-proxy",
    };
    this.install(
      "istiod",
      {
        name: knownName("istiod"),
        namespace: istioNamespace,
        chart: chartOf(props.release, "istiod"),
        values: istiodValues(props),
        writtenFields: [
          webhookCaBundle("MutatingWebhookConfiguration"),
          webhookCaBundle("ValidatingWebhookConfiguration"),
        ],
      },
      props.needs,
    );
  }
}
