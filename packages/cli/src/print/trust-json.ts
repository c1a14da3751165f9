import type { TrustReport } from "../trust-report.ts";
import { findingJson } from "./finding-json.ts";

/** For programs. What is absent is not known. */
export const trustJson = ({ picture, findings, fails }: TrustReport): string =>
  `${JSON.stringify({ version: 1, fails, ...picture, findings: findings.map(findingJson) }, undefined, 2)}\n`;
