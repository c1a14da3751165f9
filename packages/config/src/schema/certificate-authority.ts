import { z } from "./zod.ts";
import { pemFile } from "./address.ts";
import { privateCaArn, roleArn } from "./aws.ts";
import { seconds } from "./duration.ts";
import { subdomainName } from "./names.ts";
import { text } from "./text.ts";

const duration = (atLeast: number, least: string) =>
  text({
    pattern: /^([0-9]+(\.[0-9]+)?(h|m|s))+$/,
    wants: `This must be a duration in hours, minutes and seconds, such as 2160h or 1h30m, of at least ${least}.`,
    also: (value) => (seconds(value) ?? 0) >= atLeast,
  });

const issuer = z
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
  ])
  .describe("Who signs each cluster's intermediate CA.");

const names = (what: string) =>
  z
    .array(z.string().min(1, { error: "This must not be empty." }))
    .default([])
    .describe(what);

const subject = z
  .strictObject({
    organizations: names("O of the intermediate's subject."),
    organizationalUnits: names("OU of the intermediate's subject."),
    countries: z
      .array(
        text({
          pattern: /^[A-Z]{2}$/,
          wants: "This must be a country code of two capital letters, such as IE.",
        }),
      )
      .default([])
      .describe("C of the intermediate's subject, two letters."),
  })
  .prefault({})
  .describe("Subject of the intermediates. The common name is made from the cluster's name.");

const privateKey = z
  .discriminatedUnion("algorithm", [
    z.strictObject({
      algorithm: z.literal("ECDSA").describe("Elliptic curve."),
      size: z.literal([256, 384]).default(256).describe("Bits of the curve. Default: 256."),
    }),
    z.strictObject({
      algorithm: z.literal("RSA").describe("RSA."),
      size: z.literal([2048, 3072, 4096]).default(3072).describe("Bits of the key. Default: 3072."),
    }),
  ])
  .default({ algorithm: "ECDSA", size: 256 })
  .describe("Private key of the intermediates. Default: ECDSA, 256 bits.");

export const certificateAuthoritySchema = z
  .strictObject({
    issuer,
    subject,
    privateKey,
    duration: duration(3600, "one hour").describe("How long an intermediate lives, for example 2160h (90 days)."),
    renewBefore: duration(300, "five minutes").describe(
      "How long before its end it is renewed, for example 720h (30 days): at least five minutes, and at least one hour less than duration.",
    ),
    roots: z
      .array(pemFile())
      .min(1, { error: "At least one root is needed." })
      .describe("PEM files of the root certificates, from the folder of the fleet. Old and new during a rotation."),
  })
  .describe("The CA of the mesh: one root outside the clusters, one intermediate in each.");
