import type { CertificateAuthority, ObjectName, StoreRef } from "@meshwright/model";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { knownName, rootBundle } from "@meshwright/model";
import { intermediateSecret } from "./assembly-store.ts";

/** The Secret that istiod reads: https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/. */
export const cacertsSecret: ObjectName = knownName("cacerts");

interface Fetched {
  readonly store: StoreRef;
  readonly refreshInterval: string;
  readonly data: Readonly<Record<string, string>>;
  readonly from: Pick<NonNullable<ExternalSecret["spec"]>, "data" | "dataFrom">;
}

const cacerts = (namespace: string, { store, refreshInterval, data, from }: Fetched): ExternalSecret =>
  new ExternalSecret({
    metadata: { name: cacertsSecret, namespace },
    spec: {
      refreshInterval,
      secretStoreRef: { kind: store.kind, name: store.name },
      target: {
        name: cacertsSecret,
        // Without an owner the Secret outlives this object: losing it would keep every istiod from starting.
        creationPolicy: "Orphan",
        deletionPolicy: "Retain",
        template: { engineVersion: "v2", type: "Opaque", data: { ...data } },
      },
      ...from,
    },
  });

/** The four keys of istiod. Of a chain, the first certificate is the one that signs. */
const fourKeys = (root: string) => ({
  "ca-cert.pem": '{{ .chain | filterPEM "CERTIFICATE" | filterCertChain "leaf" }}',
  "ca-key.pem": "{{ .key }}",
  "cert-chain.pem": "{{ .chain }}",
  "root-cert.pem": root,
});

/** `cacerts` out of the Secret that cert-manager writes in the same namespace, and of the roots of the fleet. */
export const assembledCacerts = (
  namespace: string,
  store: StoreRef,
  { roots }: Pick<CertificateAuthority, "roots">,
): ExternalSecret =>
  cacerts(namespace, {
    store,
    // How soon istiod sees a renewed intermediate; a read of one Secret of this cluster.
    refreshInterval: "1m0s",
    data: fourKeys(rootBundle(roots)),
    from: {
      data: [
        { secretKey: "chain", remoteRef: { key: intermediateSecret, property: "tls.crt" } },
        { secretKey: "key", remoteRef: { key: intermediateSecret, property: "tls.key" } },
      ],
    },
  });
