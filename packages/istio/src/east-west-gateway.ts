import type { Condition, JsonObject, ReleaseSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { Gateway } from "@kubernetes-models/istio/networking.istio.io/v1/Gateway";
import { Component, hasLoadBalancer, type Need } from "@meshwright/kit";
import { chartOf, knownName } from "@meshwright/model";
import { eastWestPort, eastWestService, type GatewayTargets } from "./east-west-service.ts";
import { istioNamespace } from "./names.ts";

export interface EastWestGatewayProps {
  readonly release: ReleaseSettings;
  /** Istio network that the gateway leads into. */
  readonly network: string;
  /** CIDRs that calls from peers of other networks come from; at least one. */
  readonly clients: readonly string[];
  readonly targets: GatewayTargets;
  /** Of the gateway's pods, which are made by injection. */
  readonly podNeeds: readonly Need[];
  /** Of the Gateway object, which istiod validates. */
  readonly objectNeeds: readonly Need[];
}

/** Of the gateway's pods. */
export const eastWestGatewayLabels = { istio: "eastwestgateway" } as const;

const name = knownName("eastwest-gateway");
const selector = { ...eastWestGatewayLabels, app: name };

const spread = (topologyKey: string): JsonObject => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: { matchLabels: selector },
});

/**
 * Values of chart `gateway`: pods alone. The chart's `networkGateway` would open 15012 and 15017 too, which a multi-primary
 * mesh does not need, and its role reads every Secret of istio-system, the key of the CA among them, for certificates that
 * AUTO_PASSTHROUGH never serves. Probes come with injection.
 * Source: https://github.com/istio/istio, manifests/charts/gateway.
 */
const gatewayValues = (network: string): JsonObject => ({
  labels: { ...selector, "topology.istio.io/network": network },
  env: { ISTIO_META_REQUESTED_NETWORK_VIEW: network },
  service: { type: "None" },
  rbac: { enabled: false },
  resources: { requests: { cpu: "500m", memory: "256Mi" }, limits: { cpu: "2", memory: "1Gi" } },
  autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5, targetCPUUtilizationPercentage: 80 },
  podDisruptionBudget: { minAvailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
  topologySpreadConstraints: [spread("topology.kubernetes.io/zone"), spread("kubernetes.io/hostname")],
  // A load balancer takes a minute and more to find a new pod healthy, and as long to let go of an old one.
  minReadySeconds: 90,
  strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
  podAnnotations: {
    "proxy.istio.io/config": JSON.stringify({ drainDuration: "90s", terminationDrainDuration: "120s" }),
  },
  terminationGracePeriodSeconds: 130,
  securityContext: { seccompProfile: { type: "RuntimeDefault" } },
});

/**
 * The way into this cluster's network for peers of other networks.
 * Source: https://github.com/istio/istio, samples/multicluster/expose-services.yaml.
 */
export class EastWestGateway extends Component {
  /** Peers find the way in. */
  readonly isFound: Condition;

  constructor(scope: Construct, { release, network, clients, targets, podNeeds, objectNeeds }: EastWestGatewayProps) {
    super(scope, "eastwest-gateway");
    if (clients.length === 0) throw new Error(`${network}: nobody calls the gateway, and it would let in everybody`);
    this.install(
      "gateways",
      { name, namespace: istioNamespace, chart: chartOf(release, "gateway"), values: gatewayValues(network) },
      podNeeds,
    );
    const unit = this.unit("gateways", { needs: objectNeeds });
    // A load balancer that is not made, or takes its time, holds up nothing that is not called through it.
    const service = this.add(unit, eastWestService({ name, network, selector, clients, targets }), {
      guarded: true,
      healthCounts: false,
    });
    this.isFound = hasLoadBalancer(service);
    this.add(
      unit,
      new Gateway({
        metadata: { name: "cross-network-gateway", namespace: istioNamespace },
        spec: {
          selector: eastWestGatewayLabels,
          servers: [
            {
              port: { number: eastWestPort, name: "tls", protocol: "TLS" },
              tls: { mode: "AUTO_PASSTHROUGH" },
              hosts: ["*.local"],
            },
          ],
        },
      }),
    );
  }
}
