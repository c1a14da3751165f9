import type { CertificateAuthority, NameConstraints, ResourceRef } from "@meshwright/model";
import { Certificate } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate";
import { apiGroup, goDuration } from "@meshwright/model";

export interface IntermediateCertificateProps {
  /** The cluster whose istiod signs with it. */
  readonly cluster: string;
  readonly name: string;
  readonly namespace: string;
  /** The Secret that cert-manager writes. */
  readonly secret: string;
  readonly certificateAuthority: CertificateAuthority;
  readonly issuer: ResourceRef;
}

const filled = (key: string, values: readonly string[]) => (values.length > 0 ? { [key]: [...values] } : {});

const subtrees = ({ dnsDomains, uriDomains }: NameConstraints["permitted"]) => ({
  ...filled("dnsDomains", dnsDomains),
  ...filled("uriDomains", uriDomains),
});

/** Critical, as RFC 5280, section 4.2.1.10, demands: who does not know them must refuse. */
const constraints = ({ permitted, excluded }: NameConstraints) => ({
  critical: true,
  permitted: subtrees(permitted),
  excluded: subtrees(excluded),
});

/** What is asked of the issuer: a CA certificate for one cluster's istiod. */
export function intermediateCertificate(props: IntermediateCertificateProps): Certificate {
  const { cluster, name, namespace, secret, certificateAuthority, issuer } = props;
  const { subject, privateKey, duration, renewBefore, nameConstraints } = certificateAuthority;
  return new Certificate({
    metadata: { name, namespace },
    spec: {
      isCA: true,
      commonName: `istio-ca.${cluster}`,
      subject: {
        ...filled("organizations", subject.organizations),
        ...filled("organizationalUnits", subject.organizationalUnits),
        ...filled("countries", subject.countries),
      },
      secretName: secret,
      duration: goDuration(duration),
      renewBefore: goDuration(renewBefore),
      privateKey: { ...privateKey, rotationPolicy: "Always" },
      usages: ["cert sign", "crl sign", "digital signature"],
      ...(nameConstraints && { nameConstraints: constraints(nameConstraints) }),
      issuerRef: { group: apiGroup(issuer.apiVersion), kind: issuer.kind, name: issuer.name },
    },
  });
}
