import type { Rule } from "./rule.ts";
import { memberJoins } from "./rules/member-joins.ts";
import { memberLeaves } from "./rules/member-leaves.ts";
import { onlyMetadata } from "./rules/only-metadata.ts";
import { versionMoved } from "./rules/version-moved.ts";
import { workloadRestarts } from "./rules/workload-restarts.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [memberJoins, memberLeaves, onlyMetadata, versionMoved, workloadRestarts];
