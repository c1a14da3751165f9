import { titleOf } from "@meshwright/findings";
import type { NetworkReport } from "../network-report.ts";

/** For programs: `schemas/network-report.schema.json` says what stands where. What is absent is not known. */
export function networkJson({ picture, findings, fails, shows }: NetworkReport): string {
  const told = findings.map(({ code, level, message, place }) => ({
    code,
    level,
    title: titleOf(code),
    message,
    ...(place.in === "fleet" && { file: place.file, line: place.line, column: place.column, keyPath: place.keyPath }),
  }));
  const { mesh, ports } = picture;
  const said = shows === "ports" ? { mesh, ports } : { ...picture, findings: told };
  return `${JSON.stringify({ version: 1, ...(shows !== "ports" && { fails }), ...said }, undefined, 2)}\n`;
}
