import { z } from "./zod.ts";
import { region } from "./aws.ts";
import { milliseconds } from "./duration.ts";
import { text } from "./text.ts";

const duration = () =>
  text({
    pattern: /^([0-9]+(\.[0-9]+)?(h|m|s|ms))+$/,
    wants: "This must be a duration of a millisecond or more, such as 2s, 250ms or 1m30s.",
    also: (value) => (milliseconds(value) ?? 0) >= 1,
  });

const count = (least: number, most: number) => {
  const error = `This is a whole number from ${least} to ${most}.`;
  return z.int().min(least, { error }).max(most, { error });
};

/** Those that istiod's webhook lets in: https://github.com/istio/istio, pkg/config/validation/validation.go. */
const reasons = new Set([
  "5xx",
  "gateway-error",
  "reset",
  "reset-before-request",
  "connect-failure",
  "retriable-4xx",
  "refused-stream",
  "retriable-status-codes",
  "retriable-headers",
  "envoy-ratelimited",
  "http3-post-connect-failure",
  "cancelled",
  "deadline-exceeded",
  "internal",
  "resource-exhausted",
  "unavailable",
]);

/** The codes that Go has a text for, which the webhook asks: https://pkg.go.dev/net/http#StatusText. */
const status = /^(10[0-3]|20[0-8]|226|30[0-578]|4(0[0-9]|1[0-8]|2[1-689]|31|51)|50[0-8]|51[01])$/;

/** Reasons of Envoy and of gRPC: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on. */
const retryOn = () =>
  text({
    pattern: /^[a-z0-9-]+(,[a-z0-9-]+)*$/,
    also: (value) => value.split(",").every((reason) => reasons.has(reason) || status.test(reason)),
    wants: "This must be reasons of Envoy with commas between them, such as connect-failure,refused-stream,503.",
  });

export const trafficSchema = z
  .strictObject({
    timeout: duration().optional().describe("Of one HTTP request, retries included. Default: none."),
    retries: z
      .strictObject({
        attempts: count(0, 100).describe("How often a request is tried again; 0 for never."),
        perTryTimeout: duration().optional().describe("Of one try. Default: the timeout."),
        retryOn: retryOn().optional().describe("When. Default: Istio's own, connection failures and the like."),
      })
      .refine(({ attempts, ...others }) => attempts > 0 || Object.values(others).every((one) => one === undefined), {
        error: "With attempts: 0 nothing is tried again; remove what stands beside it.",
        params: { form: "form" },
      })
      .optional()
      .describe("Retries of HTTP requests. Default: Istio's own, two."),
    outlierDetection: z
      .strictObject({
        consecutive5xxErrors: count(1, 10_000).default(5).describe("Errors in a row that take a pod out. Default: 5."),
        interval: duration().default("10s").describe("How often it is looked. Default: 10s."),
        baseEjectionTime: duration().default("30s").describe("How long a pod stays out at first. Default: 30s."),
        maxEjectionPercent: count(1, 100).default(50).describe("How many percent may be out at once. Default: 50."),
      })
      .optional()
      .describe("Takes pods that fail out of the load balancing for a while. Default: none."),
    localityFailover: z
      .array(
        z
          .strictObject({
            from: region().describe("Region of the callers, whose own pods have failed."),
            to: region().describe("Region that takes their traffic."),
          })
          .refine(({ from, to }) => from !== to, {
            error: "From and to are the same region; name two.",
            params: { form: "form" },
          }),
      )
      .min(1, { error: "At least one pair of regions is needed." })
      .optional()
      .describe("Where traffic goes when the pods of its region fail. Needs outlierDetection. Default: Istio's own."),
  })
  .prefault({})
  .describe("How callers treat this workload.");
