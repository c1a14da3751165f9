import type { CertificateAuthority, Exchange, ObjectName, StoreRef } from "@meshwright/model";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { knownName, remoteKey, rootBundle } from "@meshwright/model";
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

/** istiod takes them for what cert-manager writes, whatever the Secret's type, which could not be changed later. */
const tlsKeys = { "tls.crt": "{{ .chain }}", "tls.key": "{{ .key }}", "ca.crt": "{{ .root }}" };

/** The roots of the fleet; where it names none, the one that came with the intermediate. */
const rootsOf = ({ roots }: Roots): string => (roots.length === 0 ? "{{ .root }}" : rootBundle(roots));

type Roots = Pick<CertificateAuthority, "roots">;

/** `cacerts` out of the Secret that cert-manager writes in the same namespace. */
export const assembledCacerts = (namespace: string, store: StoreRef, authority: Roots): ExternalSecret => {
  const from = (secretKey: string, property: string) => ({
    secretKey,
    remoteRef: { key: intermediateSecret, property },
  });
  return cacerts(namespace, {
    store,
    // How soon istiod sees a renewed intermediate; a read of one Secret of this cluster.
    refreshInterval: "1m0s",
    data: fourKeys(rootsOf(authority)),
    from: {
      data: [
        from("chain", "tls.crt"),
        from("key", "tls.key"),
        ...(authority.roots.length === 0 ? [from("root", "ca.crt")] : []),
      ],
    },
  });
};

export interface BroughtCacertsProps {
  readonly namespace: string;
  readonly cluster: string;
  readonly certificateAuthority: CertificateAuthority;
  readonly exchange: Exchange;
  /** The ClusterSecretStore of the exchange. */
  readonly store: StoreRef;
}

/** `cacerts` of a cluster whose intermediate another cluster signs: fetched whole, in one read. */
export const broughtCacerts = (props: BroughtCacertsProps): ExternalSecret => {
  const { namespace, cluster, certificateAuthority, exchange, store } = props;
  return cacerts(namespace, {
    store,
    refreshInterval: "5m0s",
    data: certificateAuthority.cacerts === "direct" ? tlsKeys : fourKeys(rootsOf(certificateAuthority)),
    from: { dataFrom: [{ extract: { key: remoteKey(exchange, cluster, "istio-ca") } }] },
  });
};
