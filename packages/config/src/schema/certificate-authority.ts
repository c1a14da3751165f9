import { z } from "./zod.ts";
import { pemFile } from "./address.ts";
import { duration } from "./duration.ts";
import { issuerSchema } from "./issuer.ts";
import { dnsName } from "./names.ts";
import { text } from "./text.ts";

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
  .describe("Private key of the intermediates. Default: ECDSA, 256 bits.");

const subtrees = (what: string) =>
  z
    .strictObject({
      dnsDomains: z.array(dnsName()).default([]).describe("DNS domains, with all below them."),
      uriDomains: z.array(dnsName()).default([]).describe("Hosts of URIs: the trust domain of SPIFFE identities."),
    })
    .prefault({})
    .describe(what);

const nameConstraints = z
  .strictObject({
    permitted: subtrees("What alone may be signed for."),
    excluded: subtrees("What may not be signed for."),
  })
  .describe("What an intermediate, and all that it signs, may be for. Default: anything.");

const day = (what: string) =>
  text({
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    wants: 'This must be a day in quotes, such as "2026-12-01".',
    also: (value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)),
  }).describe(what);

const rotation = z
  .strictObject({
    to: pemFile().describe("The new root, as it stands in roots."),
    trusted: day("Since when both roots are in the fleet."),
    verified: day("Since when it is known that every proxy has both roots.").optional(),
    signed: day("Since when the issuers sign under the new root.").optional(),
    until: day("The first day on which nothing of the old root can be alive.").optional(),
    waited: day("When it was found that nothing of the old root is in use.").optional(),
  })
  .describe(
    "How far the rotation of the root is. `meshwright plan rotate-root` writes it; nothing is rendered from it.",
  );

const fields = {
  issuer: issuerSchema,
  subject,
  privateKey,
  duration: duration(3600, "one hour").describe("How long an intermediate lives, for example 2160h (90 days)."),
  renewBefore: duration(300, "five minutes").describe(
    "How long before its end it is renewed, for example 720h (30 days): at least five minutes, and at least one hour less than duration.",
  ),
  cacerts: z
    .enum(["assembled", "direct"])
    .describe(
      "assembled: the Secret cacerts is put together from the intermediate and the roots of the fleet. direct: cert-manager writes it, and the root is the issuer's ca.crt. Default: assembled.",
    ),
  nameConstraints: nameConstraints.optional(),
  roots: z
    .array(pemFile())
    .describe(
      "PEM files of the root certificates, from the folder of the fleet. Old and new during a rotation. At least one, but with issuer self-signed, whose root is not known before its cluster has made it.",
    ),
  signingRoot: pemFile()
    .optional()
    .describe("The one of the roots that the issuer signs under. Needed where there are several."),
  chain: z
    .array(pemFile())
    .describe(
      "PEM files of the CAs between that root and the intermediates, the one that signs them first. Default: none, the root signs them.",
    ),
  rotation: rotation.optional(),
};

/** `certificateAuthority` of the mesh. */
export const certificateAuthoritySchema = z
  .strictObject({
    ...fields,
    subject: subject.prefault({}),
    privateKey: privateKey.default({ algorithm: "ECDSA", size: 256 }),
    cacerts: fields.cacerts.default("assembled"),
    roots: fields.roots.default([]),
    chain: fields.chain.default([]),
  })
  .describe("The CA of the mesh: one root outside the clusters, one intermediate in each.");

/** `certificateAuthority` of one cluster: each key takes the place of the mesh's. */
export const ownCertificateAuthoritySchema = z
  .strictObject(fields)
  .partial()
  .describe(
    "What this cluster's CA has other than the mesh's. Each key takes the place of the mesh's. Default: nothing.",
  );

export type CertificateAuthoritySource = z.output<typeof certificateAuthoritySchema>;
