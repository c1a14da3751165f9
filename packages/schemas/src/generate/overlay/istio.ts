import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { fields, flag, list, text, whole } from "./fields.ts";

/** Fields of Istio 1.31.1 that are newer than the models' types: https://github.com/istio/istio/blob/1.31.1/manifests/charts/base/files/crd-all.gen.yaml */
export const istioFields: readonly Correction[] = [
  ...newFields("networking.istio.io", {
    "IDestinationRule.**.connectionPool.http.http2KeepAlive": fields({ interval: text, timeout: text }),
    "IDestinationRule.**.loadBalancer.zoneAwareLbSetting": fields({
      enabled: flag,
      failover: list(fields({ from: text, to: text })),
      failoverPriority: list(text),
      minClusterSize: whole,
    }),
    "IDestinationRule.**.outlierDetection.outlierDetectionHttpErrorCodes": list(whole),
    "IDestinationRule.**.retryBudget.budgetInterval": text,
    "IGateway.spec.servers[].tls.insecureSkipVerify": flag,
    "ISidecar.spec.inboundConnectionPool.http.http2KeepAlive": fields({ interval: text, timeout: text }),
    "ISidecar.spec.ingress[].connectionPool.http.http2KeepAlive": fields({ interval: text, timeout: text }),
    "ISidecar.spec.ingress[].tls.insecureSkipVerify": flag,
    "IVirtualService.spec.http[].redirect.prefixRewrite": text,
  }),
  ...newFields("security.istio.io", {
    "IAuthorizationPolicy.spec.rules[].from[].source.notTrustDomains": list(text),
    "IAuthorizationPolicy.spec.rules[].from[].source.trustDomains": list(text),
  }),
  ...newFields("telemetry.istio.io", {
    "ITelemetry.spec.tracing[].disableContextPropagation": flag,
  }),
];
