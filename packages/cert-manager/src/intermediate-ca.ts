import type { CertificateAuthority, ResourceRef, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Certificate } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { Component, isTrue, type Need } from "@meshwright/kit";
import { apiGroup, goDuration, rootBundle } from "@meshwright/model";
import { intermediateSecret } from "./assembly-store.ts";

export interface IntermediateCaProps {
  readonly cluster: string;
  /** Istio's namespace. */
  readonly namespace: string;
  readonly certificateAuthority: CertificateAuthority;
  readonly issuer: ResourceRef;
  /** The SecretStore that can read the intermediate's Secret. */
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

/**
 * The cluster's intermediate CA, and its assembly into the Secret `cacerts` with the four keys that istiod reads:
 * https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/. The roots come from the fleet, not from
 * the issuer, so that git decides whom the mesh trusts, and so that it can trust two roots while one replaces the other.
 */
export class IntermediateCa extends Component {
  readonly certificate: ResourceRef;
  readonly cacerts: ResourceRef;

  constructor(scope: Construct, props: IntermediateCaProps) {
    super(scope, "ca");
    const { cluster, namespace, certificateAuthority, issuer, store, needs } = props;
    const { subject, privateKey, duration, renewBefore, roots } = certificateAuthority;
    const unit = this.unit("ca", { needs });
    const filled = (key: string, values: readonly string[]) => (values.length > 0 ? { [key]: [...values] } : {});
    this.certificate = this.add(
      unit,
      new Certificate({
        metadata: { name: intermediateSecret, namespace },
        spec: {
          isCA: true,
          commonName: `istio-ca.${cluster}`,
          subject: {
            ...filled("organizations", subject.organizations),
            ...filled("organizationalUnits", subject.organizationalUnits),
            ...filled("countries", subject.countries),
          },
          secretName: intermediateSecret,
          duration: goDuration(duration),
          renewBefore: goDuration(renewBefore),
          privateKey: { ...privateKey, rotationPolicy: "Always" },
          usages: ["cert sign", "crl sign", "digital signature"],
          issuerRef: { group: apiGroup(issuer.apiVersion), kind: issuer.kind, name: issuer.name },
        },
      }),
      { guarded: true },
    );
    this.cacerts = this.add(
      unit,
      new ExternalSecret({
        metadata: { name: "cacerts", namespace },
        spec: {
          // How soon istiod sees a renewed intermediate; a read of one Secret of this cluster.
          refreshInterval: "1m0s",
          secretStoreRef: { kind: store.kind, name: store.name },
          target: {
            name: "cacerts",
            // Without an owner the Secret outlives this object: losing it would keep every istiod from starting.
            creationPolicy: "Orphan",
            deletionPolicy: "Retain",
            template: {
              engineVersion: "v2",
              type: "Opaque",
              data: {
                "ca-cert.pem": '{{ .chain | filterPEM "CERTIFICATE" | filterCertChain "leaf" }}',
                "ca-key.pem": "{{ .key }}",
                "cert-chain.pem": "{{ .chain }}",
                "root-cert.pem": rootBundle(roots),
              },
            },
          },
          data: [
            { secretKey: "chain", remoteRef: { key: intermediateSecret, property: "tls.crt" } },
            { secretKey: "key", remoteRef: { key: intermediateSecret, property: "tls.key" } },
          ],
        },
      }),
      { after: [isTrue(this.certificate)], guarded: true },
    );
  }
}
