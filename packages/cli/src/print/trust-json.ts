import { titleOf } from "@meshwright/findings";
import type { TrustReport } from "../trust-report.ts";

/** For programs. What is absent is not known. */
export function trustJson({ picture, findings, fails }: TrustReport): string {
  const told = findings.map(({ code, level, message, place }) => ({
    code,
    level,
    title: titleOf(code),
    message,
    ...(place.in === "fleet" && { file: place.file, line: place.line, column: place.column, keyPath: place.keyPath }),
  }));
  return `${JSON.stringify({ version: 1, fails, ...picture, findings: told }, undefined, 2)}\n`;
}
