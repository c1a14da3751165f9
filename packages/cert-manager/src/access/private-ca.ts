import { arnParts } from "@meshwright/model";
import type { Statement } from "./iam-policy.ts";

/**
 * What the template of an intermediate is called. The controller takes it where an issuer names none and a request is for a
 * CA. https://github.com/cert-manager/aws-privateca-issuer, pkg/aws/pca.go, buildTemplateArn
 */
const subordinate = "SubordinateCACertificate_PathLen0/V1";

/**
 * The three calls of the controller (pkg/aws/pca.go: Sign, Get, getSigningAlgorithm), on one CA. IAM knows the template of a
 * request, so that the role can sign intermediates with path length 0 and nothing else: no leaf, no longer path.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsprivatecertificateauthority.html
 */
export function privateCaStatements(arn: string): readonly Statement[] {
  const template = `arn:${arnParts(arn).partition}:acm-pca:::template/${subordinate}`;
  return [
    {
      sid: "SignIntermediates",
      actions: ["acm-pca:IssueCertificate"],
      resources: [arn],
      conditions: { ArnEquals: { "acm-pca:TemplateArn": template } },
    },
    {
      sid: "FetchThem",
      actions: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
      resources: [arn],
    },
  ];
}
