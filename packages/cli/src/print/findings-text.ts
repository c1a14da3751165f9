import type { Finding, Level } from "@meshwright/findings";
import { compareFindings, findingLine } from "@meshwright/findings";
import type { Context } from "../context.ts";
import { counted } from "./counted.ts";
import { painter } from "./paint.ts";
import { printable } from "./printable.ts";

const levels: readonly Level[] = ["error", "warning", "info"];
const styles = { error: "red", warning: "yellow", info: "cyan" } as const;

/** Findings for people: one line each, in their one order, and how many of each level. Empty for none. */
export function findingsText(findings: readonly Finding[], { process }: Pick<Context, "process">): string {
  if (findings.length === 0) return "";
  const paint = painter(process.stderr, process.env);
  const lines = findings.toSorted(compareFindings).map((found) => {
    const label = `${found.level} ${found.code}`;
    return printable(findingLine(found)).replace(label, paint([styles[found.level], "bold"], label));
  });
  const counts = levels
    .map((level) => ({ level, count: findings.filter((found) => found.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => (level === "info" ? `${count} info` : counted(count, level)));
  return `${lines.join("\n")}\n${counts.join(", ")}\n`;
}
