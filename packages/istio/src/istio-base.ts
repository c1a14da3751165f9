import type { Condition, ReleaseSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, exists, isTrue } from "@meshwright/kit";
import { chartOf, knownName, webhookCaBundle } from "@meshwright/model";
import { failClosed } from "./chart.ts";
import { istioNamespace, readerServiceAccount } from "./names.ts";

/** The CRDs whose objects istiod and the mesh's own units use. */
const customResourceDefinitions = [
  "destinationrules.networking.istio.io",
  "gateways.networking.istio.io",
  "peerauthentications.security.istio.io",
  "serviceentries.networking.istio.io",
  "sidecars.networking.istio.io",
  "telemetries.telemetry.istio.io",
  "virtualservices.networking.istio.io",
];

/** Istio's CRDs, and the account by which peers read this cluster. */
export class IstioBase extends Component {
  readonly established: readonly Condition[] = customResourceDefinitions.map((name) =>
    isTrue(
      { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name: knownName(name) },
      "Established",
    ),
  );
  readonly readerExists: Condition = exists(readerServiceAccount);

  constructor(scope: Construct, release: ReleaseSettings) {
    super(scope, "istio-base");
    this.install("istio-base", {
      name: knownName("istio-base"),
      namespace: istioNamespace,
      chart: chartOf(release, "base"),
      values: failClosed,
      writtenFields: [webhookCaBundle("ValidatingWebhookConfiguration")],
      guarded: [readerServiceAccount],
    });
  }
}
