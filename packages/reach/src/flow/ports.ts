import type { App, Cluster, Fleet, PortRange } from "@meshwright/model";
import { appsIn, calleeOf, isFlat, peersOf } from "@meshwright/model";
import type { FlowName } from "./flow.ts";

const port = (number: number): PortRange => ({ from: number, to: number });

/** Ports of Istio: https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
export const hbonePort = port(15_008);
export const eastWestGatewayPort = port(15_443);

/** Of Services: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
export const nodePorts: PortRange = { from: 30_000, to: 32_767 };

/**
 * Every port that does not depend on the fleet, and where it is said.
 *
 * - istiod 15012 (xDS), 15017 (webhooks), 15014 (metrics), proxies 15020, 15021 (health), 15090 (metrics):
 *   https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 * - cert-manager's webhook 10250: https://cert-manager.io/docs/installation/compatibility/ and the value `webhook.securePort` of its chart
 * - the webhook of External Secrets 10250: the value `webhook.port` of its chart, https://external-secrets.io/latest/
 * - CoreDNS 53: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export const fixedPorts = {
  hbone: [hbonePort],
  "east-west-gateway": [eastWestGatewayPort],
  "gateway-backend": [eastWestGatewayPort, port(15_021)],
  "istiod-webhook": [port(15_017)],
  "other-webhooks": [port(10_250)],
  xds: [port(15_012)],
  dns: [port(53)],
  telemetry: [port(15_014), port(15_020), port(15_090)],
  health: [port(15_020), port(15_021)],
  outside: [port(443)],
} as const satisfies Partial<Record<FlowName, readonly PortRange[]>>;

/** The port of a cluster's API server; 443 where its endpoint names none. */
export const apiServerPort = ({ apiServer }: Cluster): PortRange => {
  const text = URL.parse(apiServer.endpoint)?.port ?? "";
  return port(text === "" ? 443 : Number(text));
};

/** A port of pods that somebody calls, and the clusters in which they run. */
interface CalledPort {
  readonly port: number;
  readonly clusters: ReadonlySet<string>;
}

/** By the apps of a fleet, what each cluster calls: every peer asks. */
const known = new WeakMap<readonly App[], Map<string, readonly CalledPort[]>>();

const foreigners = new WeakMap<readonly Cluster[], Map<Cluster, readonly Cluster[]>>();

/** Peers of other networks: those that call through the gateway of a cluster. */
export function foreignersOf(clusters: readonly Cluster[], cluster: Cluster): readonly Cluster[] {
  const found = foreigners.get(clusters) ?? new Map<Cluster, readonly Cluster[]>();
  foreigners.set(clusters, found);
  const peers = found.get(cluster) ?? peersOf(clusters, cluster).filter((peer) => !isFlat(peer, cluster));
  found.set(cluster, peers);
  return peers;
}

const clustersOf = new WeakMap<App, ReadonlySet<string>>();

function callsFrom(apps: readonly App[], from: Cluster): readonly CalledPort[] {
  const places = known.get(apps) ?? new Map<string, readonly CalledPort[]>();
  known.set(apps, places);
  const found = places.get(from.name);
  if (found !== undefined) return found;
  const calls = appsIn(apps, from).flatMap(({ workloads }) => workloads.flatMap((workload) => workload.calls));
  const made = calls.flatMap((call): readonly CalledPort[] => {
    const { app, port: called } = calleeOf(apps, call);
    if (called.protocol === "udp") return [];
    const clusters = clustersOf.get(app) ?? new Set(app.clusters);
    clustersOf.set(app, clusters);
    return [{ port: called.targetPort, clusters }];
  });
  places.set(from.name, made);
  return made;
}

/**
 * Ports of pods in one cluster that apps of another of its network call, sorted, and those that peers of other networks call: a
 * gateway knows all pods of its network, not only those of its own cluster, and passes calls on to them
 * (https://github.com/istio/istio, pilot/pkg/xds/endpoints/ep_filters.go). Sidecars send to the pod's own port, not to that of its
 * Service; UDP is none of theirs, and stays within a cluster.
 */
export function calledPorts(
  { apps, clusters }: Pick<Fleet, "apps" | "clusters">,
  from: Cluster,
  to: Cluster,
): readonly PortRange[] {
  const callers = [from, ...foreignersOf(clusters, from)];
  const ports = callers.flatMap((caller) =>
    callsFrom(apps, caller).flatMap((called) => (called.clusters.has(to.name) ? [called.port] : [])),
  );
  return [...new Set(ports)].toSorted((left, right) => left - right).map(port);
}
