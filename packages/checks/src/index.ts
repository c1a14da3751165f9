export type { Check, CheckInput } from "./check.ts";
export type { Examined, TopFolderObjects } from "./check-tree.ts";
export { checkFolder, checkHub } from "./check-tree.ts";
export { checks } from "./checks.ts";
export { matchesLabels, matchesSelector } from "./pods/selector.ts";
export { containerLists, podTemplates, templateKeys } from "./pods/pod-template.ts";
export { runChecks } from "./run-checks.ts";
export { hostKey, serviceOf } from "./traffic/host.ts";
