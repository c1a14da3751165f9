import type { Exchange, ObjectName, StoreRef } from "@meshwright/model";
import { PushSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1alpha1/PushSecret";
import { remoteKey } from "@meshwright/model";
import { pushMetadata } from "./push-metadata.ts";

export interface PublishedIntermediateProps {
  /** The cluster that is to fetch it. */
  readonly cluster: string;
  readonly namespace: ObjectName;
  /** The Secret of cert-manager, and the PushSecret's own name. */
  readonly name: string;
  readonly exchange: Exchange;
  /** The ClusterSecretStore of the exchange. */
  readonly store: StoreRef;
}

/**
 * A key pair on its way into the exchange, under the keys of its Secret. All of it is pushed in one write, which a push without
 * `secretKey` does, so that nobody fetches a certificate with the key of another. A template would only add keys to it.
 * https://github.com/external-secrets/external-secrets, ExtractSecretData of pkg/esutils/utils.go, applyTemplate of pkg/controllers/pushsecret
 */
export const publishedIntermediate = (props: PublishedIntermediateProps): PushSecret => {
  const { cluster, namespace, name, exchange, store } = props;
  return new PushSecret({
    metadata: { name, namespace },
    spec: {
      refreshInterval: "5m0s",
      secretStoreRefs: [{ kind: store.kind, name: store.name }],
      selector: { secret: { name } },
      updatePolicy: "Replace",
      deletionPolicy: "None",
      // The type of the source, kubernetes.io/tls, could not be changed in a store that is a cluster.
      template: { engineVersion: "v2", type: "Opaque" },
      data: [
        {
          conversionStrategy: "None",
          match: { remoteRef: { remoteKey: remoteKey(exchange, cluster, "istio-ca") } },
          ...pushMetadata(exchange),
        },
      ],
    },
  });
};
