import type { Caller, Workload } from "@meshwright/model";
import { AuthorizationPolicy } from "@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy";
import { isInjected, principalOf } from "@meshwright/model";
import { callers, type Presence, sortedNumbers } from "./presence.ts";

/** Ports of a workload's pods, as policies name them: https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation. */
const portsOf = (calls: readonly Caller[]): string[] =>
  sortedNumbers(calls.map(({ port }) => port.targetPort)).map(String);

/** Callers by the ports that they call, so that those who call the same share a rule. */
function rules(presence: Presence, workload: Workload) {
  const byPrincipal = Map.groupBy(callers(presence, workload), (caller) => principalOf(presence.trustDomain, caller));
  const byPorts = Map.groupBy(byPrincipal, ([, calls]) => portsOf(calls).join(","));
  return [...byPorts.keys()].toSorted().map((ports) => ({
    from: [{ source: { principals: (byPorts.get(ports) ?? []).map(([principal]) => principal).toSorted() } }],
    to: [{ operation: { ports: ports.split(",") } }],
  }));
}

/**
 * For each workload with a sidecar: who may call it, by identity. An ALLOW policy lets in nobody else, and one without
 * rules nobody at all. https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function authorizationPolicies(presence: Presence): readonly AuthorizationPolicy[] {
  const { app, runs } = presence;
  const { authorization, namespace } = app;
  if (authorization === undefined || !runs) return [];
  const others = [...authorization.principals].toSorted();
  return app.workloads
    .filter((workload) => isInjected(app, workload))
    .map(
      (workload) =>
        new AuthorizationPolicy({
          metadata: { name: `${workload.name}-callers`, namespace },
          spec: {
            selector: { matchLabels: { ...workload.selector } },
            action: "ALLOW",
            rules: [
              ...rules(presence, workload),
              ...(others.length > 0 ? [{ from: [{ source: { principals: others } }] }] : []),
            ],
          },
        }),
    );
}
