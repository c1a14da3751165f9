import type { Finding, Level } from "@meshwright/findings";
import { counted } from "./counted.ts";

const levels: readonly Level[] = ["error", "warning", "info"];

/** How each level is painted. */
export const levelStyles = { error: "red", warning: "yellow", info: "cyan" } as const;

/** `2 errors, 1 warning`: how many of each level there are; empty for none. */
export const levelCounts = (findings: readonly Finding[]): string =>
  levels
    .map((level) => ({ level, count: findings.filter((found) => found.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => (level === "info" ? `${count} info` : counted(count, level)))
    .join(", ");
