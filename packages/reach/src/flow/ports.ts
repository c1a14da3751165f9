import type { App, Cluster, PortRange } from "@meshwright/model";
import { appsIn, calleeOf } from "@meshwright/model";

const port = (number: number): PortRange => ({ from: number, to: number });

/** Ports of Istio: https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
export const hbonePort = port(15_008);
export const eastWestGatewayPort = port(15_443);

/** The port of a cluster's API server; 443 where its endpoint names none. */
export const apiServerPort = ({ apiServer }: Cluster): PortRange => {
  const text = URL.parse(apiServer.endpoint)?.port ?? "";
  return port(text === "" ? 443 : Number(text));
};

/**
 * Ports of pods in one cluster that apps of another call, sorted. Sidecars send to the pod's own port, not to that of its Service;
 * UDP is none of theirs, and stays within a cluster.
 */
export function calledPorts(apps: readonly App[], from: Cluster, to: Cluster): readonly PortRange[] {
  const calls = appsIn(apps, from).flatMap(({ workloads }) => workloads.flatMap((workload) => workload.calls));
  const ports = calls.flatMap((call) => {
    const { app, port: called } = calleeOf(apps, call);
    return app.clusters.includes(to.name) && called.protocol !== "udp" ? [called.targetPort] : [];
  });
  return [...new Set(ports)].toSorted((left, right) => left - right).map(port);
}
