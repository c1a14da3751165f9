import type { Model } from "@kubernetes-models/base";
import type { Cluster, Issuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import { AWSPCAClusterIssuer } from "@kubernetes-models/cert-manager/awspca.cert-manager.io/v1beta1/AWSPCAClusterIssuer";
import { ClusterIssuer } from "@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer";

/** Name of the issuer of the mesh's intermediates, whatever its kind. */
const issuerName = "mesh-ca";

/** The object that signs the intermediate. A role is assumed only where the CA is another account's. */
export function issuerModel(issuer: Issuer, { account }: Cluster): Model<unknown> {
  const metadata = { name: issuerName };
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
  }
}
