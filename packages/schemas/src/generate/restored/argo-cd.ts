import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";

/** Values and forms of Argo CD 3.5.1 that the models' types do not say: https://github.com/argoproj/argo-cd/tree/v3.5.1/manifests/crds */
export const argoCdForms: readonly Correction[] = [
  ...lost("argoproj.io", {
    "IAppProjectSpec.description": { maxLength: 255 },
    IApplicationsSyncPolicy: { enum: ["create-delete", "create-only", "create-update", "sync"] },
    "ISyncSource.path": { pattern: "^.{2,}|[^./]$", minLength: 1 },
  }),
];
