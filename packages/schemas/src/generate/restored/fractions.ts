/**
 * Numbers that may have a fraction; Kubernetes' conventions allow none, so all others are whole.
 * https://github.com/kubernetes/community/blob/main/contributors/devel/sig-architecture/api-conventions.md#primitive-types
 */
const fractions = new Set([
  // JSON schema in a CustomResourceDefinition.
  "maximum",
  "minimum",
  "multipleOf",
  // Istio: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Percent
  "value",
  // https://istio.io/latest/docs/reference/config/telemetry/#Tracing
  "randomSamplingPercentage",
  // https://istio.io/latest/docs/reference/config/networking/destination-rule/#WarmupConfiguration
  "aggression",
  "minimumPercent",
  // https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-RetryBudget
  "percent",
]);

export const isFraction = (property: string): boolean => fractions.has(property);
