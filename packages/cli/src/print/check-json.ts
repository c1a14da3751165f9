import { titleOf } from "@meshwright/findings";
import type { CheckReport, LocatedFinding } from "../check-report.ts";

function findingJson({ finding, file, line, column, from }: LocatedFinding) {
  const { code, level, message, place } = finding;
  const ofPlace =
    place.in === "object"
      ? { cluster: place.cluster, object: place.ref, pointer: place.pointer }
      : place.in === "fleet"
        ? { keyPath: place.keyPath }
        : place.in === "unit"
          ? { cluster: place.cluster, unit: place.unit }
          : {};
  return { code, level, title: titleOf(code), message, file, line, column, ...ofPlace, from };
}

/** For programs: `schemas/check-report.schema.json` says what stands where. */
export function jsonText({ folder, findings, files, objects, compared }: CheckReport): string {
  const count = (level: string): number => findings.filter(({ finding }) => finding.level === level).length;
  const report = {
    version: 1,
    folder,
    files,
    objects,
    compared,
    counts: { error: count("error"), warning: count("warning"), info: count("info") },
    findings: findings.map(findingJson),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
