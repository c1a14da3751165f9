import type { Finding } from "./finding.ts";
import { findingLine } from "./finding.ts";

/** Thrown when the tool cannot go on; it only carries findings across a boundary that must stop. */
export class MeshwrightError extends Error {
  override readonly name = "MeshwrightError";
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[], options?: ErrorOptions) {
    super(findings.map(findingLine).join("\n"), options);
    this.findings = findings;
  }
}
