import { istioNamespace, knownName } from "@meshwright/model";

export { istioNamespace };

/** The account whose token peers hold: https://istio.io/latest/docs/reference/commands/istioctl/#istioctl-create-remote-secret. */
export const readerServiceAccount = {
  apiVersion: "v1",
  kind: "ServiceAccount",
  namespace: istioNamespace,
  name: knownName("istio-reader-service-account"),
} as const;

/** Namespace label that selects the injection webhook of the default revision. */
export const injectionLabel = { "istio-injection": "enabled" } as const;
