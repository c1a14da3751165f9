import { z } from "../zod.ts";
import { duration } from "../duration.ts";
import { subdomainName } from "../names.ts";
import { text } from "../text.ts";

const validity = (what: string) => duration(1, "one second").optional().describe(what);

const capabilities = z
  .strictObject({
    signsCa: z.boolean().describe("Whether it signs CA certificates."),
    pathLength: z
      .int({ error: "This must be a whole number." })
      .min(0, { error: "This must not be negative." })
      .optional()
      .describe("Path length that it gives to a CA. Default: it gives none."),
    honoursNameConstraints: z
      .boolean()
      .default(false)
      .describe("Whether it copies the name constraints of a request. Default: false."),
    caCrt: z
      .enum(["root", "issuer", "none"])
      .describe("What it puts into ca.crt: the root, the CA that signed, or nothing."),
    shortestDuration: validity("The shortest lifetime that it gives, such as 24h. Default: any."),
    longestDuration: validity("The longest lifetime that it gives, such as 8760h. Default: any."),
  })
  .describe("What it can do: meshwright cannot look, and proves the mesh's trust from these.");

export const externalIssuer = z.strictObject({
  kind: z.literal("external").describe("An issuer that somebody else keeps. Nothing of it is rendered."),
  apiVersion: text({
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\/v[0-9]+((alpha|beta)[0-9]+)?$/,
    wants: "This must be an API version with its group, such as certmanager.step.sm/v1beta1.",
  }).describe("Its apiVersion."),
  issuerKind: text({
    pattern: /^[A-Z][A-Za-z0-9]*$/,
    wants: "This must be a kind, such as StepClusterIssuer.",
  }).describe("Its kind."),
  name: subdomainName().describe("Its name, the same in every cluster."),
  isNamespaced: z
    .boolean()
    .default(false)
    .describe("true where its kind is namespaced: it then lies in namespace istio-system. Default: false."),
  ready: z
    .enum(["condition", "none"])
    .default("condition")
    .describe(
      "condition: it has the condition Ready, and is waited for until that is True. none: it is waited for until it is there. Default: condition.",
    ),
  capabilities,
});
