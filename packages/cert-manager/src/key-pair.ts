import type { Model } from "@kubernetes-models/base";
import type { CaSecretIssuer, KeyPairSource, StoreRef } from "@meshwright/model";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { certManagerNamespace } from "./cert-manager.ts";

/** The CA's key pair, fetched from a store into the Secret that the issuer signs with. */
export function keyPairModel({ secretName }: CaSecretIssuer, source: KeyPairSource, store: StoreRef): Model<unknown> {
  const { key, certificateProperty, privateKeyProperty } = source;
  return new ExternalSecret({
    metadata: { name: secretName, namespace: certManagerNamespace },
    spec: {
      // A CA is changed by naming another Secret: cert-manager does not ask anew when this one holds another key.
      refreshInterval: "1h0m0s",
      secretStoreRef: { kind: store.kind, name: store.name },
      target: {
        name: secretName,
        // The CA goes on signing where the store, or this object, is gone.
        creationPolicy: "Orphan",
        deletionPolicy: "Retain",
        template: {
          engineVersion: "v2",
          type: "kubernetes.io/tls",
          data: { "tls.crt": "{{ .certificate }}", "tls.key": "{{ .key }}" },
        },
      },
      data: [
        { secretKey: "certificate", remoteRef: { key, property: certificateProperty } },
        { secretKey: "key", remoteRef: { key, property: privateKeyProperty } },
      ],
    },
  });
}
