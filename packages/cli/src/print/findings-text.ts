import type { Finding } from "@meshwright/findings";
import { compareFindings, findingLine } from "@meshwright/findings";
import type { Context } from "../context.ts";
import { levelCounts, levelStyles } from "./levels.ts";
import { painter } from "./paint.ts";
import { printable } from "./printable.ts";

/** Findings for people: one line each, in their one order, and how many of each level. Empty for none. */
export function findingsText(findings: readonly Finding[], { process }: Pick<Context, "process">): string {
  if (findings.length === 0) return "";
  const paint = painter(process.stderr, process.env);
  const lines = findings.toSorted(compareFindings).map((found) => {
    const label = `${found.level} ${found.code}`;
    return printable(findingLine(found)).replace(label, paint([levelStyles[found.level], "bold"], label));
  });
  return `${lines.join("\n")}\n${levelCounts(findings)}\n`;
}
