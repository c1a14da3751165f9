import type { ReleaseSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { Gateway } from "@kubernetes-models/istio/networking.istio.io/v1/Gateway";
import { Component, type Need } from "@meshwright/kit";
import { chartOf, knownName } from "@meshwright/model";
import { istioNamespace } from "./names.ts";

export interface EastWestGatewayProps {
  readonly release: ReleaseSettings;
  /** Istio network that the gateway leads into. */
  readonly network: string;
  /** Of the gateway's pods, which are made by injection. */
  readonly podNeeds: readonly Need[];
  /** Of the Gateway object, which istiod validates. */
  readonly objectNeeds: readonly Need[];
}

/** Of the gateway's pods. */
export const eastWestGatewayLabels = { istio: "eastwestgateway" } as const;
const port = 15443;

/**
 * The way into this cluster's network for peers of other networks. The chart's `networkGateway` value would also open
 * 15012 and 15017, which a multi-primary mesh does not need, so label, view and ports are set one by one.
 * Source: https://github.com/istio/istio, manifests/charts/gateway and samples/multicluster/expose-services.yaml.
 */
export class EastWestGateway extends Component {
  constructor(scope: Construct, { release, network, podNeeds, objectNeeds }: EastWestGatewayProps) {
    super(scope, "eastwest-gateway");
    this.install(
      "gateways",
      {
        name: knownName("eastwest-gateway"),
        namespace: istioNamespace,
        chart: chartOf(release, "gateway"),
        values: {
          labels: { ...eastWestGatewayLabels, app: "eastwest-gateway", "topology.istio.io/network": network },
          env: { ISTIO_META_REQUESTED_NETWORK_VIEW: network },
          service: {
            type: "LoadBalancer",
            // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
            annotations: {
              "service.beta.kubernetes.io/aws-load-balancer-type": "external",
              "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
              "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
            },
            ports: [
              { name: "status-port", port: 15021, targetPort: 15021, protocol: "TCP" },
              { name: "tls", port, targetPort: port, protocol: "TCP" },
            ],
          },
          autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5 },
          podDisruptionBudget: { minAvailable: 1 },
          securityContext: { seccompProfile: { type: "RuntimeDefault" } },
        },
      },
      podNeeds,
    );
    this.add(
      this.unit("gateways", { needs: objectNeeds }),
      new Gateway({
        metadata: { name: "cross-network-gateway", namespace: istioNamespace },
        spec: {
          selector: eastWestGatewayLabels,
          servers: [
            {
              port: { number: port, name: "tls", protocol: "TLS" },
              tls: { mode: "AUTO_PASSTHROUGH" },
              hosts: ["*.local"],
            },
          ],
        },
      }),
    );
  }
}
