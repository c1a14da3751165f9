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

/** Where a template finds what was fetched. */
interface Fields {
  readonly chain: string;
  readonly key: string;
  readonly root: string;
}

type Roots = Pick<CertificateAuthority, "roots">;

/** The four keys of istiod. Of a chain, the first certificate is the one that signs. Without roots the one that came with it is taken. */
const fourKeys = ({ chain, key, root }: Fields, { roots }: Roots) => ({
  "ca-cert.pem": `{{ ${chain} | filterPEM "CERTIFICATE" | filterCertChain "leaf" }}`,
  "ca-key.pem": `{{ ${key} }}`,
  "cert-chain.pem": `{{ ${chain} }}`,
  "root-cert.pem": roots.length === 0 ? `{{ ${root} }}` : rootBundle(roots),
});

/** istiod takes them for what cert-manager writes, whatever the Secret's type, which could not be changed later. */
const tlsKeys = ({ chain, key, root }: Fields) => ({
  "tls.crt": `{{ ${chain} }}`,
  "tls.key": `{{ ${key} }}`,
  "ca.crt": `{{ ${root} }}`,
});

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
    data: fourKeys({ chain: ".chain", key: ".key", root: ".root" }, authority),
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

/** The keys of cert-manager's Secret, which the exchange has as they are. */
const handedOver: Fields = { chain: 'index . "tls.crt"', key: 'index . "tls.key"', root: 'index . "ca.crt"' };

/** `cacerts` of a cluster whose intermediate another cluster signs: fetched whole, in one read. */
export const broughtCacerts = (props: BroughtCacertsProps): ExternalSecret => {
  const { namespace, cluster, certificateAuthority, exchange, store } = props;
  return cacerts(namespace, {
    store,
    refreshInterval: "5m0s",
    data: certificateAuthority.cacerts === "direct" ? tlsKeys(handedOver) : fourKeys(handedOver, certificateAuthority),
    from: { dataFrom: [{ extract: { key: remoteKey(exchange, cluster, "istio-ca") } }] },
  });
};
