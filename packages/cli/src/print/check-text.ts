import { keyPathText, kindsByCode, pointerKeys } from "@meshwright/findings";

import type { CheckReport, LocatedFinding } from "../check-report.ts";
import { counted } from "./counted.ts";
import { levelCounts, levelStyles } from "./levels.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** `spec.mtls.mode`, of an object or of the fleet. */
function keysOf({ finding: { place } }: LocatedFinding): string {
  if (place.in === "fleet") return keyPathText(place.keyPath);
  if (place.in !== "object") return "";
  return keyPathText(pointerKeys(place.pointer).map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
}

function findingText(located: LocatedFinding, paint: Paint): readonly string[] {
  const { finding, line, column = 1, text } = located;
  const position = line === undefined ? "" : `${line}:${column}`;
  const label = paint([levelStyles[finding.level], "bold"], `${finding.level} ${finding.code}`);
  const keys = keysOf(located);
  const head = [
    `  ${[position, label, printable(keys)].filter((part) => part !== "").join("  ")}`,
    `    ${printable(finding.message)}`,
  ];
  if (text === undefined) return head;
  const caret = " ".repeat(Math.max(column - 1, 0));
  return [
    ...head,
    `    ${paint("dim", "|")} ${printable(text)}`,
    `    ${paint("dim", "|")} ${caret}${paint(levelStyles[finding.level], "^")}`,
  ];
}

/** Findings for people: by file, with the line itself and a caret; then how many of each kind. */
export function reportText(report: CheckReport, paint: Paint): string {
  const groups = Map.groupBy(
    report.findings,
    ({ file, finding: { place } }) => file ?? (place.in === "unit" ? `${place.cluster} ${place.unit}` : report.folder),
  );
  const blocks = [...groups].map(([file, findings]) => {
    const from = findings.find((one) => one.from !== undefined)?.from;
    const head = paint("bold", printable(file)) + (from === undefined ? "" : paint("dim", `  rendered from ${from}`));
    return [head, ...findings.flatMap((found) => findingText(found, paint)), ""].join("\n");
  });
  return `${[...blocks, ...summaryLines(report)].join("\n")}\n`;
}

/** How many of each kind, and the last line. */
function summaryLines(report: CheckReport): readonly string[] {
  const perCode = Map.groupBy(report.findings, ({ finding }) => finding.code);
  const lines = kindsByCode.flatMap(({ code, title }) => {
    const found = perCode.get(code);
    return found === undefined ? [] : [`${String(found.length).padStart(5)}  ${code}  ${title}`];
  });
  return [...lines, summaryLine(report)];
}

/** What was looked at, what was found, and what was not compared. */
export function summaryLine({ folder, findings, files, objects, compared }: CheckReport): string {
  const counts = levelCounts(findings.map(({ finding }) => finding));
  const what = `${printable(folder)}: ${counted(objects, "object")} in ${counted(files, "file")}`;
  const said = counts === "" ? "nothing wrong" : counts;
  const missing = [
    ...(compared.fleet === undefined ? ["a fleet"] : []),
    ...(compared.manifest ? [] : ["a manifest"]),
    ...(compared.render ? [] : ["what the fleet renders now (--render)"]),
  ];
  return `${what}: ${said}${missing.length === 0 ? "" : `; not compared with ${missing.join(", nor ")}`}`;
}
