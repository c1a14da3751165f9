import type { CertificateAuthority, Exchange, ResourceRef, StoreRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, isTrue, type Need, publishedIntermediate } from "@meshwright/kit";
import { intermediateCertificate } from "./intermediate-certificate.ts";
import { signingNamespace } from "./signing-namespace.ts";

export interface SignedIntermediateProps {
  /** The other cluster. */
  readonly cluster: string;
  /** That cluster's. */
  readonly certificateAuthority: CertificateAuthority;
  readonly issuer: ResourceRef;
  readonly exchange: Exchange;
  readonly store: StoreRef;
  readonly needs: readonly Need[];
}

/** The intermediate of another cluster, signed here and handed over through the exchange. */
export class SignedIntermediate extends Component {
  constructor(scope: Construct, props: SignedIntermediateProps) {
    super(scope, `sign-${props.cluster}`);
    const { cluster, certificateAuthority, issuer, exchange, store, needs } = props;
    const unit = this.unit("links", {
      name: `sign-${cluster}`,
      // For a cluster that left nothing must be renewed.
      cascades: true,
      aside: true,
      needs,
    });
    const name = `istio-ca-${cluster}`;
    const namespace = signingNamespace;
    const certificate = this.add(
      unit,
      intermediateCertificate({ cluster, name, namespace, secret: name, certificateAuthority, issuer }),
    );
    this.add(unit, publishedIntermediate({ cluster, namespace, name, exchange, store }), {
      after: [isTrue(certificate)],
    });
  }
}
