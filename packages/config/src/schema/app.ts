import { z } from "./zod.ts";
import { annotations, labels } from "./labels.ts";
import { labelName, labelValue } from "./names.ts";
import { text } from "./text.ts";
import { rendered, there } from "./workload.ts";

const injection = z
  .strictObject({
    by: z
      .enum(["namespace", "workload", "none"])
      .describe("Where the label stands that asks for a sidecar: on the namespace, on each workload, or nowhere."),
    revision: labelValue()
      .optional()
      .describe(
        "Istio revision tag, one of istio.revisionTags of the mesh, or default. Default: the default revision.",
      ),
  })
  .describe("How pods get their sidecar.");

/** One star, and only at an end: elsewhere Istio takes it for a letter (pilot/pkg/security/authz/matcher/string.go). */
const principal = () =>
  text({
    pattern: /^(?!.{512})(?!.+\*.)(?!\*.*\*)[a-zA-Z0-9.*-]+\/ns\/[a-z0-9-]+\/sa\/[a-z0-9.*-]+$/,
    wants:
      "This must be <trust domain>/ns/<namespace>/sa/<service account>, without spiffe://; a * may be its first letter or its last.",
  });

const authorization = z
  .strictObject({
    principals: z
      .array(principal())
      .default([])
      .describe("Who may call beside the callers that apps name, for example an ingress gateway. Default: nobody."),
  })
  .optional()
  .describe(
    "AuthorizationPolicies that let in only those whom apps name as callers, and these. Default: none; then everybody may call.",
  );

const shared = {
  name: labelName(40).describe("Name of the app, the same as the file's."),
  namespace: labelName().describe("Its namespace."),
  clusters: z
    .array(labelName(40))
    .min(1, { error: "At least one cluster is needed." })
    .describe("Names of the clusters it runs in."),
  labels: labels().default({}).describe("More labels of the namespace."),
  annotations: annotations().default({}).describe("Annotations of the namespace."),
  podSecurity: z
    .enum(["privileged", "baseline", "restricted"])
    .optional()
    .describe(
      "Pod Security level that the namespace enforces. Default: the strictest that its sidecars allow, which is privileged without istio.cni; none where the app is there already.",
    ),
  injection,
  mtls: z.enum(["PERMISSIVE", "STRICT"]).describe("mTLS mode of the namespace."),
  authorization,
  networkPolicies: z
    .boolean()
    .default(false)
    .describe("NetworkPolicies that let in only those whom apps name as callers. Default: false."),
};

const atLeastOne = { error: "At least one workload is needed." };

/** `fleet/apps/<name>.yaml`: one application. */
export const appSchema = z
  .discriminatedUnion("install", [
    z.strictObject({
      ...shared,
      install: z
        .literal(true)
        .optional()
        .describe("false: its workloads are there already, and only what the mesh adds is rendered. Default: true."),
      workloads: z.array(rendered).min(1, atLeastOne).describe("What runs."),
    }),
    z.strictObject({
      ...shared,
      install: z
        .literal(false)
        .describe("false: its workloads are there already, and only what the mesh adds is rendered. Default: true."),
      workloads: z.array(there).min(1, atLeastOne).describe("What runs there."),
    }),
  ])
  .describe("One application: a namespace, its workloads, and whom they call.");

export type AppSource = z.output<typeof appSchema>;
export type WorkloadSource = AppSource["workloads"][number];
