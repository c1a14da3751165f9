import type { ChartReference, JsonObject, ReleaseSettings } from "@meshwright/model";
import { chartOf, knownName } from "@meshwright/model";

/** Kiali lives apart from istiod: whoever may start pods beside istiod can read the key of the CA. */
export const kialiNamespace = knownName("kiali");

/** What the chart calls everything of one Kiali, its ServiceAccount included. */
export const instanceName = knownName("kiali");

export const kialiServiceAccount = {
  apiVersion: "v1",
  kind: "ServiceAccount",
  namespace: kialiNamespace,
  name: instanceName,
} as const;

export const kialiChart = (release: ReleaseSettings): ChartReference => chartOf(release, "kiali-server");

/** What the chart renders alike in the cluster of Kiali and in those it looks at: its account and roles. */
export const sharedValues = (istioNamespace: string): JsonObject => ({
  external_services: { istio: { root_namespace: istioNamespace } },
});
