import { z } from "./zod.ts";
import { account, kmsKey, region, roleArn } from "./aws.ts";
import { dataKey, labelName, subdomainName } from "./names.ts";
import { vaultAccess, vaultPath, vaultServer } from "./vault.ts";

const prefix = (standard: string) =>
  vaultPath(`What every key starts with, so that meshes can share a store. Default: ${standard}.`).optional();

const awsSecretsManager = z.strictObject({
  kind: z.literal("aws-secrets-manager").describe("AWS Secrets Manager of one account and region."),
  account: account().describe("Account of the store, twelve digits in quotes."),
  region: region().describe("Region of the store."),
  kmsKey: kmsKey().optional().describe("KMS key of the secrets. Needed where clusters of other accounts read them."),
  assumeRole: roleArn().optional().describe("Role in the store's account that clusters of other accounts assume."),
  prefix: prefix("meshwright/<meshID>"),
});

const vault = z.strictObject({
  kind: z.literal("vault").describe("HashiCorp Vault or OpenBao, KV version 2."),
  server: vaultServer(),
  path: vaultPath("Mount path of the KV engine."),
  ...vaultAccess,
  prefix: prefix("meshwright/<meshID>"),
});

const kubernetes = z.strictObject({
  kind: z.literal("kubernetes").describe("A namespace of one cluster of the fleet."),
  cluster: labelName(40).describe("Cluster that holds the Secrets."),
  namespace: labelName().describe("Namespace that holds the Secrets."),
  tokenSecret: z
    .strictObject({
      name: subdomainName().describe("Name of the Secret in namespace external-secrets."),
      key: dataKey().describe("Key of the Secret's data."),
    })
    .describe("Where each cluster keeps the token that opens that namespace. Made by hand, never in git."),
  prefix: subdomainName().optional().describe("What the name of every Secret starts with. Default: <meshID>."),
});

const existing = z.strictObject({
  kind: z.literal("existing").describe("A ClusterSecretStore that somebody else keeps."),
  clusterSecretStore: subdomainName().describe(
    "Its name, the same in every cluster. Each token lies under the key <prefix>/<cluster name>/istio-reader-token, in its property token: the store's provider must accept a slash in keys, which the provider kubernetes does not.",
  ),
  prefix: prefix("<meshID>"),
});

export const exchangeSchema = z
  .discriminatedUnion("kind", [awsSecretsManager, vault, kubernetes, existing])
  .describe("The secret store through which clusters hand each other the tokens of their remote secrets.");
