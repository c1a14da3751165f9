import type { Exchange, ExchangedToken, ObjectName, StoreRef } from "@meshwright/model";
import { PushSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1alpha1/PushSecret";
import { exchangeKey } from "@meshwright/model";
import { Secret } from "kubernetes-models/v1/Secret";
import { pushMetadata } from "./push-metadata.ts";

export interface PublishedTokenProps {
  readonly cluster: string;
  readonly namespace: ObjectName;
  readonly serviceAccount: string;
  /** Name of the Secret that Kubernetes fills with the token. */
  readonly secret: string;
  /** Name of the PushSecret. */
  readonly name: string;
  readonly token: ExchangedToken;
  readonly exchange: Exchange;
  /** The ClusterSecretStore of the exchange. */
  readonly store: StoreRef;
}

/** A token of a ServiceAccount, made in the cluster and never in git, and its way into the exchange. */
export function publishedToken(props: PublishedTokenProps): {
  readonly secret: Secret;
  readonly publication: PushSecret;
} {
  const { cluster, namespace, serviceAccount, secret, name, token, exchange, store } = props;
  const { key, property } = exchangeKey(exchange, cluster, token);
  return {
    secret: new Secret({
      metadata: {
        name: secret,
        namespace,
        annotations: { "kubernetes.io/service-account.name": serviceAccount },
      },
      type: "kubernetes.io/service-account-token",
    }),
    publication: new PushSecret({
      metadata: { name, namespace },
      spec: {
        refreshInterval: "5m0s",
        secretStoreRefs: [{ kind: store.kind, name: store.name }],
        selector: { secret: { name: secret } },
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
            ...pushMetadata(exchange),
          },
        ],
      },
    }),
  };
}
