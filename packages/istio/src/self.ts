import type { Exchange, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, exists, type Need, publishedToken } from "@meshwright/kit";
import { istioNamespace, readerServiceAccount } from "./names.ts";

export interface SelfProps {
  readonly cluster: string;
  readonly exchange: Exchange;
  /** The ClusterSecretStore of the exchange. */
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

/** This cluster's reader token, and its publication to the peers. The token is made in the cluster and never in git. */
export class Self extends Component {
  constructor(scope: Construct, { cluster, exchange, store, needs }: SelfProps) {
    super(scope, "self");
    const unit = this.unit("links", { name: "self", needs, aside: true });
    const { secret, publication } = publishedToken({
      cluster,
      namespace: istioNamespace,
      serviceAccount: readerServiceAccount.name,
      secret: "istio-reader-service-account-istio-remote-secret-token",
      name: "istio-reader-token",
      token: "istio-reader-token",
      exchange,
      store,
    });
    const token = this.add(unit, secret, { guarded: true });
    this.add(unit, publication, { after: [exists(token)] });
  }
}
