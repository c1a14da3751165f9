import type { Model } from "@kubernetes-models/base";
import type { CertificateAuthority, Cluster } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import { AWSPCAClusterIssuer } from "@kubernetes-models/cert-manager/awspca.cert-manager.io/v1beta1/AWSPCAClusterIssuer";
import { ClusterIssuer } from "@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer";
import { rootName } from "./self-signed-root.ts";

/**
 * Name of the issuer of the mesh's intermediates, whatever its kind. It tells the root that it signs under: cert-manager asks
 * anew for a Certificate whose issuer has another name, but not where an issuer of the same name has changed, and a new
 * root would wait for the next renewal. https://github.com/cert-manager/cert-manager, internal/controller/certificates/policies/checks.go
 */
const issuerName = ({ signingRoot }: CertificateAuthority): string =>
  signingRoot === undefined ? "mesh-ca" : `mesh-ca-${signingRoot.fingerprint.slice(0, 8)}`;

/** The object that signs the intermediate. A role is assumed only where the CA is another account's. */
export function issuerModel(certificateAuthority: CertificateAuthority, { account }: Cluster): Model<unknown> {
  const metadata = { name: issuerName(certificateAuthority) };
  const { issuer } = certificateAuthority;
  switch (issuer.kind) {
    case "aws-private-ca":
      return new AWSPCAClusterIssuer({
        metadata,
        spec: {
          arn: issuer.arn,
          region: issuer.region,
          ...(issuer.assumeRole && arnParts(issuer.arn).account !== account && { role: issuer.assumeRole }),
        },
      });
    case "ca-secret":
      return new ClusterIssuer({ metadata, spec: { ca: { secretName: issuer.secretName } } });
    case "self-signed":
      return new ClusterIssuer({ metadata, spec: { ca: { secretName: rootName } } });
    default:
      throw new Error(`no issuer of kind ${issuer.kind} yet`);
  }
}
