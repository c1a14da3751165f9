import type { Presence } from "./presence.ts";
import { PeerAuthentication } from "@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication";
import { isInjected } from "@meshwright/model";

/**
 * The mode of the namespace, and that of ports which differ from it. They stand in the clusters of the callers too: a
 * caller's istiod reads from its own cluster whether it may send mTLS to a port
 * (https://github.com/istio/istio, pilot/pkg/xds/endpoints/mtls_checker.go).
 */
export function peerAuthentications({ app }: Presence): readonly [PeerAuthentication, ...PeerAuthentication[]] {
  const { namespace, mtls: mode, workloads } = app;
  return [
    new PeerAuthentication({ metadata: { name: "default", namespace }, spec: { mtls: { mode } } }),
    ...workloads.flatMap((workload) => {
      const ports = workload.ports.filter((port) => port.mtls !== undefined && port.mtls !== mode);
      if (ports.length === 0 || !isInjected(app, workload)) return [];
      return new PeerAuthentication({
        metadata: { name: `${workload.name}-ports`, namespace },
        spec: {
          selector: { matchLabels: { ...workload.selector } },
          mtls: { mode },
          // Ports of the workload, not of its Service: https://istio.io/latest/docs/reference/config/security/peer_authentication/
          portLevelMtls: Object.fromEntries(ports.map((port) => [String(port.targetPort), { mode: port.mtls }])),
        },
      });
    }),
  ];
}
