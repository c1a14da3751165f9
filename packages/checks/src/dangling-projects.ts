import { kinds } from "@meshwright/findings";
import type { Check } from "./check.ts";
import { dangling, type ReferenceRule, referencesBy } from "./known/reference.ts";

const group = "argoproj.io";

/** Argo CD makes it: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project. */
const madeByArgocd = "default";

/** What a person applies is in a project that was there before. */
const byHand = /\/argocd-settings$/;

const rules: readonly ReferenceRule[] = [
  {
    group,
    kinds: ["Application"],
    way: ["spec", "project"],
    target: (project, { ref, folder }) =>
      project === madeByArgocd || byHand.test(folder)
        ? undefined
        : { group, kind: "AppProject", namespace: ref.namespace },
  },
];

export const danglingProjects: Check = {
  name: "dangling-projects",
  summary: "Every project that an Application names is rendered",
  finds: [kinds.danglingReference],
  run: (input) => dangling(input, referencesBy(rules, input.inventory)),
};
