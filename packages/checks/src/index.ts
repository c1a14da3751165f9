export type { Check, CheckInput } from "./check.ts";
export { checks } from "./checks.ts";
export { runChecks } from "./run-checks.ts";
