import type { Model } from "@kubernetes-models/base";
import type { CertificateAuthority, Cluster, Issuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import { AWSPCAClusterIssuer } from "@kubernetes-models/cert-manager/awspca.cert-manager.io/v1beta1/AWSPCAClusterIssuer";
import { vaultSpec } from "./vault-issuer.ts";
import { venafiSpec } from "./venafi-issuer.ts";
import { ClusterIssuer } from "@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer";
import { rootName } from "./self-signed-root.ts";

/** What the name of every issuer begins with that is rendered. */
export const issuerBaseName = "mesh-ca";

/**
 * Name of the issuer of the mesh's intermediates, whatever its kind. It tells the root that it signs under: cert-manager asks
 * anew for a Certificate whose issuer has another name, but not where an issuer of the same name has changed, and a new
 * root would wait for the next renewal. https://github.com/cert-manager/cert-manager, internal/controller/certificates/policies/checks.go
 */
export const issuerName = ({ signingRoot }: CertificateAuthority): string =>
  signingRoot === undefined ? issuerBaseName : `${issuerBaseName}-${signingRoot.fingerprint.slice(0, 8)}`;

/** The object that signs the intermediate. A role is assumed only where the CA is another account's. */
export function issuerModel(
  issuer: Exclude<Issuer, { kind: "external" }>,
  { name, cluster }: { readonly name: string; readonly cluster: Cluster },
): Model<unknown> {
  const metadata = { name };
  switch (issuer.kind) {
    case "aws-private-ca": {
      const { arn, region, assumeRole, template } = issuer;
      const isForeign = arnParts(arn).account !== cluster.account;
      // Newer than the model's types.
      const pcaTemplate = template !== undefined && { pcaTemplate: { defaultTemplateName: template } };
      return new AWSPCAClusterIssuer({
        metadata,
        spec: { arn, region, ...(assumeRole !== undefined && isForeign && { role: assumeRole }), ...pcaTemplate },
      });
    }
    case "vault":
      return new ClusterIssuer({ metadata, spec: vaultSpec(issuer, cluster.name) });
    case "venafi":
      return new ClusterIssuer({ metadata, spec: venafiSpec(issuer) });
    case "ca-secret":
      return new ClusterIssuer({ metadata, spec: { ca: { secretName: issuer.secretName } } });
    case "self-signed":
      return new ClusterIssuer({ metadata, spec: { ca: { secretName: rootName } } });
  }
}
