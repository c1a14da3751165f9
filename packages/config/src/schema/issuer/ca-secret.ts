import { z } from "../zod.ts";
import { dataKey, subdomainName } from "../names.ts";
import { text } from "../text.ts";

/** What meshwright calls the store that it renders for the exchange. */
const exchangeStore = "meshwright-exchange";

const source = z
  .strictObject({
    clusterSecretStore: subdomainName()
      .refine((name) => name !== exchangeStore, {
        error: `${exchangeStore} is the fleet's own exchange: leave clusterSecretStore out.`,
      })
      .optional()
      .describe(
        "A ClusterSecretStore that somebody else keeps, the same name in every cluster; it must be open to namespace cert-manager. Default: the exchange of the fleet.",
      ),
    key: text({ pattern: /^\S+$/, wants: "This must be a key of the store, without white space." }).describe(
      "Key of the store under which the pair lies, whole: no prefix is put before it.",
    ),
    certificateProperty: dataKey()
      .default("tls.crt")
      .describe("Property that holds the CA's certificate and the chain above it, PEM. Default: tls.crt."),
    privateKeyProperty: dataKey().default("tls.key").describe("Property that holds the key, PEM. Default: tls.key."),
  })
  .describe("Where External Secrets fetches the key pair. Default: nowhere, the Secret is made by other means.");

export const caSecretIssuer = z.strictObject({
  kind: z.literal("ca-secret").describe("A CA key pair in a Secret of namespace cert-manager in each cluster."),
  secretName: subdomainName().describe("Name of that Secret, of type kubernetes.io/tls. It never comes from git."),
  source: source.optional(),
});
