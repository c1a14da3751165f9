import { z } from "./zod.ts";
import { httpServer, httpsServer } from "./address.ts";
import { labelName } from "./names.ts";
import { text } from "./text.ts";

const openid = z.strictObject({
  strategy: z.literal("openid").describe("An OpenID provider."),
  clientID: text({ pattern: /^\S{1,253}$/, wants: "This must be a client id, without spaces." }).describe(
    "Kiali's client id there.",
  ),
  issuerURI: httpsServer().describe("Address of the provider, https://…"),
  usernameClaim: text({ pattern: /^\S{1,253}$/, wants: "This must be the name of a claim." })
    .default("sub")
    .describe("Claim that names the person. Default: sub."),
  rbac: z
    .boolean()
    .default(true)
    .describe(
      "true: people see what their own rights in each cluster allow; the API servers must trust the provider. false: everybody who logs in sees what Kiali may see. Default: true.",
    ),
});

const other = z.strictObject({
  strategy: z
    .enum(["anonymous", "header", "token"])
    .describe(
      "token or header: for a cluster without peers. anonymous: everybody who reaches Kiali sees the whole mesh.",
    ),
});

export const kialiSchema = z
  .strictObject({
    auth: z.discriminatedUnion("strategy", [openid, other]).describe("Who may look."),
    instances: z
      .array(
        z.strictObject({
          cluster: labelName(40).describe("Cluster that it runs in; it shows all of the cluster's peer group."),
          metricsURL: httpServer().describe(
            "Address of a Prometheus API that holds the metrics of all clusters of the peer group. Without it Kiali draws no graph.",
          ),
        }),
      )
      .min(1, { error: "At least one Kiali is needed." })
      .describe("One for each peer group."),
  })
  .optional()
  .describe("Kiali over all clusters. Default: none.");
