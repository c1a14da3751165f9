export type { ExpectedCall, Outcome } from "./expected-calls.ts";
export type { Run } from "./runs.ts";
export type { VerificationProps } from "./verification.ts";
export { expectedCalls } from "./expected-calls.ts";
export { verification } from "./names.ts";
export { runsOf } from "./runs.ts";
export { clientTitle, serverTitle } from "./scripts.ts";
export { Verification } from "./verification.ts";
