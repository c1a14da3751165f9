import type { ApiServer, EndpointAnswers, Exchange, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { Component, type Need } from "@meshwright/kit";
import { exchangeKey } from "./exchange-key.ts";
import { istioNamespace } from "./names.ts";

export interface LinkProps {
  /** Name of the peer: the key of the remote secret, and the cluster id that istiod gives its endpoints. */
  readonly peer: string;
  readonly apiServer: ApiServer;
  readonly exchange: Exchange;
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

/**
 * The way to the peer's API server: DNS, TCP, TLS and HTTP. EKS refuses anonymous requests for `/version` since 1.32
 * (https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html), so a refusal is an answer too.
 */
const preflight = (peer: string, { endpoint, certificateAuthority }: ApiServer): EndpointAnswers => ({
  kind: "endpoint",
  title: `API server of ${peer}`,
  url: `${endpoint}/version`,
  certificateAuthority,
  statuses: [200, 401, 403],
});

/** The kubeconfig that `istioctl create-remote-secret` writes; the token is filled in by External Secrets. */
const kubeconfig = (peer: string, { endpoint, certificateAuthority }: ApiServer): string =>
  [
    "apiVersion: v1",
    "kind: Config",
    "clusters:",
    `- name: ${peer}`,
    "  cluster:",
    `    certificate-authority-data: ${Buffer.from(certificateAuthority).toString("base64")}`,
    `    server: ${endpoint}`,
    "contexts:",
    `- name: ${peer}`,
    "  context:",
    `    cluster: ${peer}`,
    `    user: ${peer}`,
    `current-context: ${peer}`,
    "preferences: {}",
    "users:",
    `- name: ${peer}`,
    "  user:",
    "    token: {{ .token }}",
    "",
  ].join("\n");

/** What this cluster needs for one peer: the remote secret by which istiod reads the peer's endpoints. */
export class Link extends Component {
  constructor(scope: Construct, { peer, apiServer, exchange, store, needs }: LinkProps) {
    super(scope, `link-${peer}`);
    const unit = this.unit("links", {
      name: `link-${peer}`,
      // A remote secret of a cluster that left must not stay.
      cascades: true,
      needs: [{ until: preflight(peer, apiServer) }, ...needs],
    });
    this.add(
      unit,
      new ExternalSecret({
        metadata: { name: `istio-remote-secret-${peer}`, namespace: istioNamespace },
        spec: {
          refreshInterval: "5m0s",
          secretStoreRef: { kind: store.kind, name: store.name },
          target: {
            name: `istio-remote-secret-${peer}`,
            creationPolicy: "Owner",
            deletionPolicy: "Retain",
            template: {
              engineVersion: "v2",
              type: "Opaque",
              metadata: {
                labels: { "istio/multiCluster": "true" },
                annotations: { "networking.istio.io/cluster": peer },
              },
              data: { [peer]: kubeconfig(peer, apiServer) },
            },
          },
          data: [{ secretKey: "token", remoteRef: exchangeKey(exchange, peer) }],
        },
      }),
    );
  }
}
