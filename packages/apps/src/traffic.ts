import type { Workload } from "@meshwright/model";
import { DestinationRule } from "@kubernetes-models/istio/networking.istio.io/v1/DestinationRule";
import { VirtualService } from "@kubernetes-models/istio/networking.istio.io/v1/VirtualService";
import { hostOf, isHttp } from "@meshwright/model";
import { memberOf, type Presence } from "./presence.ts";

/** Seconds as Istio's own JSON writes a duration. */
const duration = (seconds: number): string => `${seconds}s`;

/** How callers balance over the pods of a workload. Without `tls`, so that auto mTLS stays in charge. */
function destinationRule(presence: Presence, workload: Workload): DestinationRule | undefined {
  const { outlierDetection, localityFailover } = workload.traffic;
  if (outlierDetection === undefined) return undefined;
  return new DestinationRule({
    metadata: { name: workload.service, namespace: presence.app.namespace },
    spec: {
      host: hostOf(memberOf(presence, workload)),
      trafficPolicy: {
        outlierDetection: {
          ...outlierDetection,
          interval: duration(outlierDetection.interval),
          baseEjectionTime: duration(outlierDetection.baseEjectionTime),
        },
        ...(localityFailover && {
          loadBalancer: {
            simple: "LEAST_REQUEST",
            localityLbSetting: { enabled: true, failover: localityFailover.map((pair) => ({ ...pair })) },
          },
        }),
      },
    },
  });
}

/** How long callers wait and how often they try again. One route a port: a route without port goes to any of them. */
function virtualService(presence: Presence, workload: Workload): VirtualService | undefined {
  const { timeout, retries } = workload.traffic;
  if (timeout === undefined && retries === undefined) return undefined;
  const host = hostOf(memberOf(presence, workload));
  return new VirtualService({
    metadata: { name: workload.service, namespace: presence.app.namespace },
    spec: {
      hosts: [host],
      http: workload.ports
        .filter(({ protocol }) => isHttp(protocol))
        .map(({ name, port: number }) => ({
          name,
          match: [{ port: number }],
          route: [{ destination: { host, port: { number } } }],
          ...(timeout !== undefined && { timeout: duration(timeout) }),
          ...(retries && {
            retries: {
              attempts: retries.attempts,
              ...(retries.retryOn !== undefined && { retryOn: retries.retryOn }),
              ...(retries.perTryTimeout !== undefined && { perTryTimeout: duration(retries.perTryTimeout) }),
            },
          }),
        })),
    },
  });
}

/** Callers read these from their own cluster, in the namespace of the callee. */
export const trafficModels = (presence: Presence, workload: Workload): readonly (DestinationRule | VirtualService)[] =>
  [destinationRule(presence, workload), virtualService(presence, workload)].filter((model) => model !== undefined);
