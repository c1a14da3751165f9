import type { Exchange, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { PushSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1alpha1/PushSecret";
import { Component, exists, type Need } from "@meshwright/kit";
import { Secret } from "kubernetes-models/v1/Secret";
import { exchangeKey } from "./exchange-key.ts";
import { istioNamespace, readerServiceAccount } from "./names.ts";

export interface SelfProps {
  readonly cluster: string;
  readonly exchange: Exchange;
  /** The ClusterSecretStore of the exchange. */
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

const tokenSecret = "istio-reader-service-account-istio-remote-secret-token";

/** Only AWS takes metadata: text instead of bytes, and the key that other accounts may use. */
const metadataOf = (exchange: Exchange) =>
  exchange.kind === "aws-secrets-manager"
    ? {
        metadata: {
          apiVersion: "kubernetes.external-secrets.io/v1alpha1",
          kind: "PushSecretMetadata",
          spec: { secretPushFormat: "string", ...(exchange.kmsKey && { kmsKeyID: exchange.kmsKey }) },
        },
      }
    : {};

/** This cluster's reader token, and its publication to the peers. The token is made in the cluster and never in git. */
export class Self extends Component {
  constructor(scope: Construct, { cluster, exchange, store, needs }: SelfProps) {
    super(scope, "self");
    const unit = this.unit("links", { name: "self", needs });
    const token = this.add(
      unit,
      new Secret({
        metadata: {
          name: tokenSecret,
          namespace: istioNamespace,
          annotations: { "kubernetes.io/service-account.name": readerServiceAccount.name },
        },
        type: "kubernetes.io/service-account-token",
      }),
      { guarded: true },
    );
    const { key, property } = exchangeKey(exchange, cluster);
    this.add(
      unit,
      new PushSecret({
        metadata: { name: "istio-reader-token", namespace: istioNamespace },
        spec: {
          refreshInterval: "5m0s",
          secretStoreRefs: [{ kind: store.kind, name: store.name }],
          selector: { secret: { name: token.name } },
          updatePolicy: "Replace",
          // AWS keeps a deleted name for days: a deletion by mistake could not be undone by publishing again.
          deletionPolicy: "None",
          template: {
            engineVersion: "v2",
            // The type of the source, service-account-token, would have the receiving cluster delete the copy.
            type: "Opaque",
            data: { token: "{{ .token }}" },
          },
          // The default, written out: Argo CD takes a default inside a list that git lacks for drift, and heals it for ever.
          data: [
            {
              conversionStrategy: "None",
              match: { secretKey: "token", remoteRef: { remoteKey: key, property } },
              ...metadataOf(exchange),
            },
          ],
        },
      }),
      { after: [exists(token)] },
    );
  }
}
