import type { ApiServer, EndpointAnswers, Exchange, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, type Need, remoteKubeconfig } from "@meshwright/kit";
import { istioNamespace } from "./names.ts";

export interface LinkProps {
  /** Name of the peer: the key of the remote secret, and the cluster id that istiod gives its endpoints. */
  readonly peer: string;
  readonly apiServer: ApiServer;
  /** CIDRs of the peer's VPC. */
  readonly cidrs: readonly string[];
  /** The largest packet that gets there, bytes; absent: nobody has said. */
  readonly mtu?: number;
  readonly exchange: Exchange;
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

/**
 * The way to the peer's API server: DNS, its addresses, TCP, TLS, HTTP, and the size of packets. EKS refuses anonymous requests for `/version` since 1.32
 * (https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html), so a refusal is an answer too.
 */
const preflight = ({
  peer,
  apiServer: { endpoint, certificateAuthority, access },
  cidrs,
  mtu,
}: LinkProps): EndpointAnswers => ({
  kind: "endpoint",
  title: `API server of ${peer}`,
  url: `${endpoint}/version`,
  certificateAuthority,
  statuses: [200, 401, 403],
  way: {
    peer,
    // Outside the VPC the name of an endpoint that is public too stands for public addresses:
    // https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
    ...(access?.private === true && !access.public && { addresses: cidrs }),
    ...(mtu !== undefined && { mtu }),
  },
});

/** What this cluster needs for one peer: the remote secret by which istiod reads the peer's endpoints. */
export class Link extends Component {
  constructor(scope: Construct, props: LinkProps) {
    const { peer, apiServer, exchange, store, needs } = props;
    super(scope, `link-${peer}`);
    const unit = this.unit("links", {
      name: `link-${peer}`,
      // A remote secret of a cluster that left must not stay.
      cascades: true,
      aside: true,
      needs: [{ until: preflight(props) }, ...needs],
    });
    this.add(
      unit,
      remoteKubeconfig({
        peer,
        apiServer,
        namespace: istioNamespace,
        name: `istio-remote-secret-${peer}`,
        labels: { "istio/multiCluster": "true" },
        annotations: { "networking.istio.io/cluster": peer },
        token: "istio-reader-token",
        exchange,
        store,
      }),
    );
  }
}
