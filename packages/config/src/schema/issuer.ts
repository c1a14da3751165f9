import { z } from "./zod.ts";
import { privateCaArn, roleArn } from "./aws.ts";
import { labelName, subdomainName } from "./names.ts";

/** Who signs each cluster's intermediate CA, kind by kind. */
export const issuerSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("aws-private-ca").describe("A CA of AWS Private CA."),
      arn: privateCaArn().describe("ARN of the CA."),
      assumeRole: roleArn().optional().describe("Role to assume for a CA of another account."),
    }),
    z.strictObject({
      kind: z.literal("ca-secret").describe("A CA key pair in a Secret of namespace cert-manager in each cluster."),
      secretName: subdomainName().describe("Name of that Secret, of type kubernetes.io/tls. It never comes from git."),
    }),
    z.strictObject({
      kind: z.literal("self-signed").describe("For trying out: a root that one cluster makes itself."),
      cluster: labelName(40).describe("Cluster that holds the root and signs for the others."),
    }),
  ])
  .describe("Who signs each cluster's intermediate CA.");

export type IssuerSource = z.output<typeof issuerSchema>;
