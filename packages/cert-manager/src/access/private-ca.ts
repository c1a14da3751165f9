import type { AwsPrivateCaIssuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import type { Statement } from "./iam-policy.ts";

/**
 * The template of an intermediate. The controller takes it where an issuer names none and a request is for a CA:
 * https://github.com/cert-manager/aws-privateca-issuer, pkg/aws/pca.go, buildTemplateArn
 */
const subordinate = "SubordinateCACertificate_PathLen0/V1";

/** A CA, and the template that its issuer names. */
export type PrivateCa = Pick<AwsPrivateCaIssuer, "arn" | "template">;

/**
 * The three calls of the controller (pkg/aws/pca.go: Sign, Get, getSigningAlgorithm), on one CA. IAM knows the template of a
 * request, so that the role can sign what the mesh asks for and nothing else: no leaf, no longer path.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsprivatecertificateauthority.html
 */
export function privateCaStatements({ arn, template = subordinate }: PrivateCa): readonly Statement[] {
  const templateArn = `arn:${arnParts(arn).partition}:acm-pca:::template/${template}`;
  return [
    {
      sid: "SignIntermediates",
      actions: ["acm-pca:IssueCertificate"],
      resources: [arn],
      conditions: { ArnEquals: { "acm-pca:TemplateArn": templateArn } },
    },
    {
      sid: "FetchThem",
      actions: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
      resources: [arn],
    },
  ];
}
