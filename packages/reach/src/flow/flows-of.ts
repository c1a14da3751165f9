import type { Cluster, Fleet } from "@meshwright/model";
import { isFlat } from "@meshwright/model";
import type { Flow } from "./flow.ts";
import { apiServerPort, calledPorts, fixedPorts, foreignersOf, nodePorts } from "./ports.ts";

/** What of a fleet its network is judged by. */
export type ReachFleet = Pick<Fleet, "mesh" | "clusters" | "apps">;

/**
 * What one cluster sends to a peer, in the order in which a mesh needs it. A mesh with several primaries needs neither 15012 nor 15017
 * between clusters: each proxy has an istiod of its own, which reads from the API servers of the peers.
 * https://istio.io/latest/docs/setup/install/multicluster/multi-primary/
 */
export function flowsBetween(
  fleet: Pick<ReachFleet, "apps" | "clusters">,
  from: Cluster,
  to: Cluster,
): readonly Flow[] {
  const pods = { cluster: from.name, party: "pods" } as const;
  const ask: Flow = {
    name: "api-server",
    from: pods,
    to: { cluster: to.name, party: "control-plane" },
    protocol: "tcp",
    ports: [apiServerPort(to)],
    why: `istiod, the gates and Kiali of ${from.name} read from the API server of ${to.name}`,
  };
  if (!isFlat(from, to))
    return [
      ask,
      {
        name: "east-west-gateway",
        from: pods,
        to: { cluster: to.name, party: "load-balancer" },
        protocol: "tcp",
        ports: fixedPorts["east-west-gateway"],
        why: `sidecars of ${from.name} call the east-west gateway of ${to.name}`,
      },
    ];
  const ports = calledPorts(fleet, from, to);
  const toPods = { cluster: to.name, party: "pods" } as const;
  return [
    ask,
    ...(ports.length > 0
      ? [
          {
            name: "app-ports",
            from: pods,
            to: toPods,
            protocol: "tcp",
            ports,
            why:
              foreignersOf(fleet.clusters, from).length > 0
                ? `apps in ${from.name}, and peers of other networks through its gateway, call apps that run in ${to.name} too`
                : `apps in ${from.name} call apps that run in ${to.name} too`,
          } as const,
        ]
      : []),
    {
      name: "hbone",
      from: pods,
      to: toPods,
      protocol: "tcp",
      ports: fixedPorts.hbone,
      why: `proxies of ${from.name} call proxies of ${to.name} through HBONE`,
    },
  ];
}

/** Targets of the load balancer are pods by their addresses, or ports of nodes where the VPC does not know those. */
const backend = ({ name, podNetworking }: Cluster): Pick<Flow, "to" | "ports"> =>
  podNetworking?.kind === "overlay"
    ? { to: { cluster: name, party: "nodes" }, ports: [nodePorts] }
    : { to: { cluster: name, party: "pods" }, ports: fixedPorts["gateway-backend"] };

/** What a cluster needs within itself, whatever its peers are. */
export function flowsWithin({ clusters }: Pick<ReachFleet, "clusters">, cluster: Cluster): readonly Flow[] {
  const at = (party: Flow["from"]["party"]) => ({ cluster: cluster.name, party });
  const isBehindGateway = foreignersOf(clusters, cluster).length > 0;
  const tcp = "tcp" as const;
  const own: readonly Omit<Flow, "protocol">[] = [
    {
      name: "istiod-webhook",
      from: at("control-plane"),
      to: at("pods"),
      ports: fixedPorts["istiod-webhook"],
      why: "the API server asks istiod to inject sidecars and to check what is applied",
    },
    {
      name: "other-webhooks",
      from: at("control-plane"),
      to: at("pods"),
      ports: fixedPorts["other-webhooks"],
      why: "the API server asks the webhooks of cert-manager and External Secrets",
    },
    {
      name: "own-api-server",
      from: at("pods"),
      to: at("control-plane"),
      ports: [apiServerPort(cluster)],
      why: "controllers and istiod read from and write to the API server",
    },
    {
      name: "xds",
      from: at("pods"),
      to: at("pods"),
      ports: fixedPorts.xds,
      why: "proxies get their configuration and certificates from istiod",
    },
    {
      name: "telemetry",
      from: at("pods"),
      to: at("pods"),
      ports: fixedPorts.telemetry,
      why: "Prometheus reads metrics from istiod and proxies",
    },
    ...(isBehindGateway
      ? [
          {
            name: "gateway-backend",
            from: at("load-balancer"),
            ...backend(cluster),
            why: "the load balancer of the east-west gateway passes on to its pods, and asks for their health",
          } as const,
        ]
      : []),
    {
      name: "health",
      from: at("nodes"),
      to: at("pods"),
      ports: fixedPorts.health,
      why: "the kubelet asks for the health of pods of its own node",
    },
  ];
  const dns: Omit<Flow, "protocol"> = {
    name: "dns",
    from: at("pods"),
    to: at("pods"),
    ports: fixedPorts.dns,
    why: "pods ask CoreDNS for addresses",
  };
  return [
    ...own.map((flow): Flow => ({ ...flow, protocol: tcp })),
    { ...dns, protocol: "udp" },
    { ...dns, protocol: "tcp" },
  ];
}
