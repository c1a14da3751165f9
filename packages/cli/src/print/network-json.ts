import type { NetworkReport } from "../network-report.ts";
import { findingJson } from "./finding-json.ts";

/** For programs: `schemas/network-report.schema.json` says what stands where. What is absent is not known. */
export function networkJson({ picture, findings, fails, shows }: NetworkReport): string {
  const { mesh, ports } = picture;
  const said = shows === "ports" ? { mesh, ports } : { ...picture, findings: findings.map(findingJson) };
  return `${JSON.stringify({ version: 1, ...(shows !== "ports" && { fails }), ...said }, undefined, 2)}\n`;
}
