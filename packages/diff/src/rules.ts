import type { Rule } from "./rule.ts";
import { onlyMetadata } from "./rules/only-metadata.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [onlyMetadata];
