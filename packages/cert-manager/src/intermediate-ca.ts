import type { CertificateAuthority, Condition, ResourceRef, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, isTrue, type Need } from "@meshwright/kit";
import { intermediateSecret } from "./assembly-store.ts";
import { assembledCacerts, cacertsSecret } from "./cacerts.ts";
import { intermediateCertificate } from "./intermediate-certificate.ts";

export interface IntermediateCaProps {
  readonly cluster: string;
  /** Istio's namespace. */
  readonly namespace: string;
  readonly certificateAuthority: CertificateAuthority;
  readonly issuer: ResourceRef;
  /** The SecretStore that can read the intermediate's Secret; absent where nothing is assembled. */
  readonly assembly?: StoreRef;
  readonly needs: readonly Need[];
}

/**
 * The cluster's intermediate CA, and the Secret `cacerts` of which istiod reads it.
 *
 * `assembled`: four keys, and the roots come from the fleet, not from the issuer, so that git decides whom the mesh trusts,
 * and so that it can trust two roots while one replaces the other.
 *
 * `direct`: cert-manager writes the Secret itself; istiod takes the keys of a `kubernetes.io/tls` Secret since 1.15, and
 * `ca.crt` for the root: https://github.com/istio/istio, pilot/pkg/bootstrap/istio_ca.go, detectSigningCABundleAndCRL.
 */
export class IntermediateCa extends Component {
  readonly certificate: ResourceRef;
  /** What holds when `cacerts` is there, whole and up to date. */
  readonly ready: readonly Condition[];

  constructor(scope: Construct, props: IntermediateCaProps) {
    super(scope, "ca");
    const { cluster, namespace, certificateAuthority, issuer, assembly, needs } = props;
    const unit = this.unit("ca", { needs });
    this.certificate = this.add(
      unit,
      intermediateCertificate({
        cluster,
        name: intermediateSecret,
        namespace,
        // cert-manager leaves the Secret where its Certificate goes: https://cert-manager.io/docs/usage/certificate/#cleaning-up-secrets-when-certificates-are-deleted
        secret: assembly === undefined ? cacertsSecret : intermediateSecret,
        certificateAuthority,
        issuer,
      }),
      { guarded: true },
    );
    const signed = isTrue(this.certificate);
    if (assembly === undefined) {
      this.ready = [signed];
      return;
    }
    const cacerts = this.add(unit, assembledCacerts(namespace, assembly, certificateAuthority), {
      after: [signed],
      guarded: true,
    });
    this.ready = [signed, isTrue(cacerts)];
  }
}
