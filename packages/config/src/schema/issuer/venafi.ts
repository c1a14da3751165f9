import { z } from "../zod.ts";
import { httpsServer, pemFile } from "../address.ts";
import { dataKey, subdomainName } from "../names.ts";
import { text } from "../text.ts";

const secretWords = "in namespace cert-manager of each cluster. It never comes from git.";

const cloud = z.strictObject({
  kind: z.literal("cloud").describe("The service in the cloud (SaaS)."),
  url: httpsServer()
    .optional()
    .describe("Address of its API, for a region other than the usual. Default: https://api.venafi.cloud/"),
  apiTokenSecret: z
    .strictObject({
      name: subdomainName().describe(`Name of the Secret ${secretWords}`),
      key: dataKey().default("api-key").describe("Key of the Secret's data. Default: api-key."),
    })
    .describe("Where the API key is."),
});

const tpp = z.strictObject({
  kind: z.literal("tpp").describe("The self-hosted service (Trust Protection Platform)."),
  url: httpsServer().describe("Address of its API, https://…/vedsdk."),
  certificateAuthority: pemFile().optional().describe("PEM file of the server's CA, from the folder of the fleet."),
  credentialsSecret: subdomainName().describe(
    `Name of the Secret with the key access-token, or username and password, ${secretWords}`,
  ),
});

const ngts = z.strictObject({
  kind: z.literal("ngts").describe("Palo Alto Networks' Next Generation Trust Services."),
  tsgID: text({
    pattern: /^[0-9]+$/,
    wants: 'This must be the id of a tenant service group, digits in quotes, without tsg_id: "1234567890".',
  }).describe("Id of the tenant service group, digits in quotes."),
  url: httpsServer().optional().describe("Address of its API. Default: https://api.strata.paloaltonetworks.com/ngts"),
  tokenEndpoint: httpsServer()
    .optional()
    .describe("Where access tokens are fetched. Default: https://auth.apps.paloaltonetworks.com/oauth2/access_token"),
  credentialsSecret: subdomainName().describe(
    `Name of the Secret with the keys client-id and client-secret, ${secretWords}`,
  ),
});

export const venafiIssuer = z.strictObject({
  kind: z.literal("venafi").describe("CyberArk Certificate Manager, the former Venafi."),
  zone: text({ pattern: /\S/, wants: "This must be the name of a policy zone." }).describe(
    "Policy zone, whose template must allow CA certificates: for tpp the policy folder, otherwise <application>\\<template>.",
  ),
  service: z.discriminatedUnion("kind", [cloud, tpp, ngts]).describe("Which service it is, and how it is reached."),
});
