import type { Finding } from "@meshwright/findings";
import { compareFindings, findingLine } from "@meshwright/findings";
import type { Context } from "../context.ts";
import { levelCounts, levelStyles } from "./levels.ts";
import type { Paint } from "./paint.ts";
import { painter } from "./paint.ts";
import { printable } from "./printable.ts";

/** Findings for people: one line each, in their one order, and how many of each level. Empty for none. */
export function findingsText(findings: readonly Finding[], { process }: Pick<Context, "process">): string {
  if (findings.length === 0) return "";
  const paint = painter(process.stderr, process.env);
  const lines = findings.toSorted(compareFindings).map((found) => paintedLine(found, paint));
  return `${lines.join("\n")}\n${levelCounts(findings)}\n`;
}

/** A finding in one line, its level and code painted. */
export function paintedLine(found: Finding, paint: Paint): string {
  const label = `${found.level} ${found.code}`;
  return printable(findingLine(found)).replace(label, paint([levelStyles[found.level], "bold"], label));
}
