import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { filled, form } from "./forms.ts";
import { labelsOfPods, targetRefAndRefs } from "./istio-targets.ts";

/** Values and forms of Istio 1.31.1 that the models' types do not say: https://github.com/istio/istio/blob/1.31.1/manifests/charts/base/files/crd-all.gen.yaml */
export const istioForms: readonly Correction[] = [
  ...lost("extensions.istio.io", {
    "IWasmPlugin.spec.imagePullSecret": { minLength: 1, maxLength: 253 },
    "IWasmPlugin.spec.match[].ports[].number": form("Port"),
    "IWasmPlugin.spec.pluginName": { minLength: 1, maxLength: 256 },
    ...labelsOfPods("IWasmPlugin.spec.selector.matchLabels"),
    "IWasmPlugin.spec.sha256": { pattern: "(^$|^[a-f0-9]{64}$)" },
    ...targetRefAndRefs("IWasmPlugin"),
    "IWasmPlugin.spec.url": filled,
    "IWasmPlugin.spec.vmConfig.env": { maxItems: 256 },
    "IWasmPlugin.spec.vmConfig.env[].name": { minLength: 1, maxLength: 256 },
    "IWasmPlugin.spec.vmConfig.env[].value": { maxLength: 2048 },
  }),
  ...lost("security.istio.io", {
    "IAuthorizationPolicy.spec": { required: [] },
    "IAuthorizationPolicy.spec.rules": { maxItems: 512 },
    "IAuthorizationPolicy.spec.rules[].from": { maxItems: 512 },
    "IAuthorizationPolicy.spec.rules[].from[].source.notServiceAccounts": { maxItems: 16 },
    "IAuthorizationPolicy.spec.rules[].from[].source.notServiceAccounts[]": { maxLength: 320 },
    "IAuthorizationPolicy.spec.rules[].from[].source.serviceAccounts": { maxItems: 16 },
    "IAuthorizationPolicy.spec.rules[].from[].source.serviceAccounts[]": { maxLength: 320 },
    ...labelsOfPods("IAuthorizationPolicy.spec.selector.matchLabels"),
    ...targetRefAndRefs("IAuthorizationPolicy"),
    "IPeerAuthentication.spec.portLevelMtls": { minProperties: 1 },
    ...labelsOfPods("IPeerAuthentication.spec.selector.matchLabels"),
    "IRequestAuthentication.spec.jwtRules": { maxItems: 4096 },
    "IRequestAuthentication.spec.jwtRules[].audiences[]": filled,
    "IRequestAuthentication.spec.jwtRules[].fromCookies[]": filled,
    "IRequestAuthentication.spec.jwtRules[].fromHeaders[].name": filled,
    "IRequestAuthentication.spec.jwtRules[].fromParams[]": filled,
    "IRequestAuthentication.spec.jwtRules[].issuer": filled,
    "IRequestAuthentication.spec.jwtRules[].jwksUri": { minLength: 1, maxLength: 2048 },
    "IRequestAuthentication.spec.jwtRules[].jwks_uri": { minLength: 1, maxLength: 2048 },
    "IRequestAuthentication.spec.jwtRules[].outputClaimToHeaders[].claim": filled,
    "IRequestAuthentication.spec.jwtRules[].outputClaimToHeaders[].header": {
      pattern: "^[-_A-Za-z0-9]+$",
      minLength: 1,
    },
    "IRequestAuthentication.spec.jwtRules[].spaceDelimitedClaims": { maxItems: 64 },
    "IRequestAuthentication.spec.jwtRules[].spaceDelimitedClaims[]": filled,
    ...labelsOfPods("IRequestAuthentication.spec.selector.matchLabels"),
    ...targetRefAndRefs("IRequestAuthentication"),
  }),
  ...lost("telemetry.istio.io", {
    "ITelemetry.spec.accessLogging[].providers[].name": filled,
    "ITelemetry.spec.metrics[].overrides[].match.customMetric": filled,
    "ITelemetry.spec.metrics[].providers[].name": filled,
    ...labelsOfPods("ITelemetry.spec.selector.matchLabels"),
    ...targetRefAndRefs("ITelemetry"),
    "ITelemetry.spec.tracing[].customTags{}.environment.name": filled,
    "ITelemetry.spec.tracing[].customTags{}.formatter.value": filled,
    "ITelemetry.spec.tracing[].customTags{}.header.name": filled,
    "ITelemetry.spec.tracing[].customTags{}.literal.value": filled,
    "ITelemetry.spec.tracing[].providers[].name": filled,
    "ITelemetry.spec.tracing[].randomSamplingPercentage": { minimum: 0, maximum: 100 },
  }),
];
