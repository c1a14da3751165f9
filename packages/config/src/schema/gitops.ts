import { z } from "./zod.ts";
import { gitRepository } from "./address.ts";
import { labelName, subdomainName } from "./names.ts";
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
      })
      .prefault({})
      .describe("Settings of Argo CD."),
  })
  .describe("Where the tree is pulled from, and by what.");
