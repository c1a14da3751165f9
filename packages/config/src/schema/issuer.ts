import { z } from "./zod.ts";
import { privateCaArn, roleArn } from "./aws.ts";
import { caSecretIssuer } from "./issuer/ca-secret.ts";
import { externalIssuer } from "./issuer/external.ts";
import { vaultIssuer } from "./issuer/vault.ts";
import { venafiIssuer } from "./issuer/venafi.ts";
import { labelName } from "./names.ts";
import { text } from "./text.ts";

const awsPrivateCaIssuer = z.strictObject({
  kind: z.literal("aws-private-ca").describe("A CA of AWS Private CA."),
  arn: privateCaArn().describe("ARN of the CA."),
  assumeRole: roleArn().optional().describe("Role to assume for a CA of another account."),
  template: text({
    pattern: /^(Blank)?SubordinateCACertificate_PathLen[0-3](_(API|CSR|APICSR)Passthrough)?\/V1$/,
    wants: "This must be a template for subordinate CAs, such as SubordinateCACertificate_PathLen0_CSRPassthrough/V1.",
  })
    .optional()
    .describe(
      "AWS' template of the intermediates, without the start of its ARN. Name constraints need one that passes on what a request asks for: SubordinateCACertificate_PathLen0_CSRPassthrough/V1. Default: SubordinateCACertificate_PathLen0/V1.",
    ),
});

const selfSignedIssuer = z.strictObject({
  kind: z.literal("self-signed").describe("For trying out: a root that one cluster makes itself."),
  cluster: labelName(40).describe("Cluster that holds the root and signs for the others."),
});

/** Who signs each cluster's intermediate CA, kind by kind. */
export const issuerSchema = z
  .discriminatedUnion("kind", [
    awsPrivateCaIssuer,
    vaultIssuer,
    venafiIssuer,
    caSecretIssuer,
    externalIssuer,
    selfSignedIssuer,
  ])
  .describe("Who signs each cluster's intermediate CA.");

export type IssuerSource = z.output<typeof issuerSchema>;
