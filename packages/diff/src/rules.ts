import type { Rule } from "./rule.ts";
import { mtlsLooser } from "./rules/mtls-looser.ts";
import { mtlsStricter } from "./rules/mtls-stricter.ts";
import { onlyMetadata } from "./rules/only-metadata.ts";
import { workloadRestarts } from "./rules/workload-restarts.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [mtlsLooser, mtlsStricter, onlyMetadata, workloadRestarts];
