export type { Check, CheckInput } from "./check.ts";
export type { Examined, TopFolderObjects } from "./check-tree.ts";
export { checkFolder, checkHub } from "./check-tree.ts";
export { checks } from "./checks.ts";
export { runChecks } from "./run-checks.ts";
