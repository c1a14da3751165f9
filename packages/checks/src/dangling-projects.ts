import { referenceCheck, type ReferenceRule } from "./known/reference.ts";
import { settingsFolder } from "@meshwright/inventory";

const group = "argoproj.io";

/** Argo CD makes it: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project. */
const madeByArgocd = "default";

/** What a person applies is in a project that was there before. */
const isByHand = (folder: string): boolean => folder.endsWith(`/${settingsFolder}`);

const rules: readonly ReferenceRule[] = [
  {
    group,
    kinds: ["Application"],
    way: ["spec", "project"],
    target: (project, { ref, folder }) =>
      project === madeByArgocd || isByHand(folder)
        ? undefined
        : { group, kind: "AppProject", namespace: ref.namespace },
  },
];

export const danglingProjects = referenceCheck({
  name: "dangling-projects",
  summary: "Every project that an Application names is rendered",
  rules,
});
