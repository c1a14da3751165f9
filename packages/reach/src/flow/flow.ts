import type { PortRange } from "@meshwright/model";

/** Who sends packets, or gets them. `load-balancer`: the NLB of the east-west gateway. */
export type Party = "pods" | "nodes" | "control-plane" | "load-balancer";

/** What a mesh needs the network for. Closed: each has its ports in one table, and its meaning in each place that reads one. */
export type FlowName =
  /** istiod, the gates and Kiali read from the API server of a peer. */
  | "api-server"
  /** Sidecars call sidecars on the ports of apps. */
  | "app-ports"
  /** Ztunnels and waypoints call each other. */
  | "hbone"
  /** Sidecars call a peer's east-west gateway. */
  | "east-west-gateway"
  /** Its load balancer passes on to the gateway's pods, and asks for their health. */
  | "gateway-backend"
  /** Webhooks: the control plane calls istiod. */
  | "istiod-webhook"
  /** Webhooks: the control plane calls cert-manager and External Secrets. */
  | "other-webhooks"
  /** Proxies get their configuration from istiod. */
  | "xds"
  /** Pods ask their own API server. */
  | "own-api-server"
  /** Pods ask CoreDNS. */
  | "dns"
  /** Prometheus reads from proxies and istiod. */
  | "telemetry"
  /** The kubelet asks for the health of pods of its own node. */
  | "health"
  /** Controllers call AWS, Vault or another CA; the registry of images. */
  | "outside";

/** One stream of packets, from a party of one cluster to a party of the same or another. */
export interface Flow {
  readonly name: FlowName;
  readonly from: { readonly cluster: string; readonly party: Party };
  /** `outside`: an address that is no cluster's. */
  readonly to: { readonly cluster: string; readonly party: Party } | { readonly outside: string };
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly PortRange[];
  /** Half a sentence, for people: `istiod reads the endpoints of cluster-b`. */
  readonly why: string;
}
