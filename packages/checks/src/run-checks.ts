import type { Finding } from "@meshwright/findings";
import type { CheckInput } from "./check.ts";
import { checks } from "./checks.ts";

/** Runs every check over one inventory. */
export const runChecks = (input: CheckInput): readonly Finding[] => checks.flatMap((check) => [...check.run(input)]);
