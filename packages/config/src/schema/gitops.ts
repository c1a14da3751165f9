import { z } from "./zod.ts";
import { gitRepository } from "./address.ts";
import { labelName, subdomainName } from "./names.ts";
import { argocdCluster } from "./argocd-cluster.ts";
import { text } from "./text.ts";

export const gitopsSchema = z
  .strictObject({
    repository: gitRepository().describe("Git repository that the engine pulls, as it clones it."),
    revision: text({
      pattern: /^[\w][\w./-]{0,249}$/,
      wants: "This must be a branch, a tag or a commit.",
    }).describe("Branch, tag or commit that the engine follows."),
    path: text({
      pattern: /^$|^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/,
      wants: "This must be a folder in the repository, without a slash at its start or end and without `..`.",
    })
      .default("clusters")
      .describe("Folder of the rendered tree in the repository. Default: clusters."),
    engines: z
      .array(z.enum(["argocd", "flux"]))
      .min(1, { error: "At least one engine is needed." })
      .default(["argocd"])
      .describe("What pulls the tree. Default: [argocd]."),
    argocd: z
      .strictObject({
        namespace: labelName()
          .default("argocd")
          .describe("Namespace of Argo CD and its Applications. Default: argocd."),
        bootstrapProject: subdomainName()
          .default("default")
          .describe("AppProject of the one Application that is applied by hand. Default: default."),
        topology: z
          .enum(["hub", "in-cluster"])
          .default("hub")
          .describe(
            "hub: one Argo CD delivers to all clusters. in-cluster: each cluster has an Argo CD of its own. Default: hub.",
          ),
        profile: z
          .enum(["self-managed", "eks-managed"])
          .default("self-managed")
          .describe("eks-managed: the EKS Capability for Argo CD, which has fewer settings. Default: self-managed."),
        roots: z
          .enum(["applications", "applicationset"])
          .default("applications")
          .describe(
            "What makes the roots of the clusters in a hub: an Application each, or one ApplicationSet for all. Default: applications.",
          ),
        localCluster: argocdCluster()
          .optional()
          .describe(
            "How an Argo CD knows the cluster that it runs in. Default: server https://kubernetes.default.svc; with eks-managed, name in-cluster.",
          ),
      })
      .prefault({})
      .describe("Settings of Argo CD."),
    flux: z
      .strictObject({
        namespace: labelName()
          .default("flux-system")
          .describe("Namespace of Flux and of what it delivers with. Default: flux-system."),
        gitRepository: subdomainName()
          .default("flux-system")
          .describe("The GitRepository that holds the tree, as flux bootstrap made it. Default: flux-system."),
      })
      .prefault({})
      .describe("Settings of Flux."),
  })
  .describe("Where the tree is pulled from, and by what.");
