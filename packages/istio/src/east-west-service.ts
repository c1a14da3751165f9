import { Service } from "kubernetes-models/v1/Service";
import { istioNamespace } from "./names.ts";

export interface EastWestServiceProps {
  /** Istio network that the gateway leads into. */
  readonly network: string;
  /** Of the gateway's pods. */
  readonly selector: Readonly<Record<string, string>>;
  readonly name: string;
  /** CIDRs that may connect; without any the controller would let in everybody. */
  readonly clients: readonly string[];
  readonly targets: GatewayTargets;
}

/** Where proxies say whether they take calls: https://istio.io/latest/docs/ops/deployment/application-requirements/. */
const healthPort = 15021;

/** The one port of an east-west gateway: istiod takes no other, unless a label of the Service names it. */
export const eastWestPort = 15443;

const text = (settings: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");

/**
 * How the load balancer reaches the gateway's pods: `ip`, by their addresses; `instance`, through a port of every node, where the
 * VPC does not know the pods' addresses.
 */
export type GatewayTargets = "ip" | "instance";

/**
 * Of pods, readiness, at a port that by number need be none of the Service:
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller, pkg/service/model_build_target_group.go. Of nodes, whether the port answers.
 */
const healthChecks: Readonly<Record<GatewayTargets, Readonly<Record<string, string>>>> = {
  ip: { protocol: "http", port: String(healthPort), path: "/healthz/ready" },
  instance: { protocol: "tcp", port: "traffic-port" },
};

/**
 * What the AWS Load Balancer Controller is told: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/.
 *
 * - Cross-zone: istiod gives sidecars one address for each zone, and a zone without a gateway's pod would answer nobody until
 *   DNS has forgotten it: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-cross-zone.html.
 * - Client addresses are not kept: the pods' security groups then need to know the load balancer only, and a client never meets
 *   its own node: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html.
 * - Connections of a pod that goes away have as long to end as the pod itself.
 * - Deletion protection: with another load balancer all peers would need another name, and minutes to learn it.
 */
const annotationsOf = (targets: GatewayTargets): Readonly<Record<string, string>> => ({
  "nlb-target-type": targets,
  scheme: "internal",
  attributes: text({ "deletion_protection.enabled": true, "load_balancing.cross_zone.enabled": true }),
  "target-group-attributes": text({
    "deregistration_delay.connection_termination.enabled": true,
    "deregistration_delay.timeout_seconds": 120,
    "preserve_client_ip.enabled": false,
  }),
  "healthcheck-interval": "10",
  "healthcheck-healthy-threshold": "2",
  "healthcheck-unhealthy-threshold": "2",
  ...Object.fromEntries(Object.entries(healthChecks[targets]).map(([key, value]) => [`healthcheck-${key}`, value])),
});

/**
 * The Service by which a Network Load Balancer leads to the gateway, and by whose label and status istiods of peers find it. It
 * is no part of the chart's release, which knows neither a class nor how to leave out ports of nodes. The class cannot change once it
 * is set, and all other controllers keep away from it: https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class.
 */
export const eastWestService = ({ name, network, selector, clients, targets }: EastWestServiceProps): Service =>
  new Service({
    metadata: {
      name,
      namespace: istioNamespace,
      labels: { "topology.istio.io/network": network },
      annotations: Object.fromEntries(
        Object.entries(annotationsOf(targets)).map(([key, value]) => [
          `service.beta.kubernetes.io/aws-load-balancer-${key}`,
          value,
        ]),
      ),
    },
    spec: {
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      allocateLoadBalancerNodePorts: targets === "instance",
      loadBalancerSourceRanges: [...clients],
      selector: { ...selector },
      ports: [{ name: "tls", port: eastWestPort, targetPort: eastWestPort, protocol: "TCP" }],
    },
  });
