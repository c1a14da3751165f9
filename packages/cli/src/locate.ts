import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { kinds } from "@meshwright/findings";
import { pointerKeys } from "@meshwright/inventory";
import type { Position } from "@meshwright/reading";
import { decode, positionOf, secretsIn } from "@meshwright/reading";
import type { LocatedFinding } from "./check-report.ts";

/** Finds the lines of findings; only the files that findings name are read, each once. */
export function locator(cwd: string, fleetFileOf: (finding: Finding) => string | undefined) {
  let last: { readonly file: string; readonly text?: string } | undefined;
  const textOf = (file: string): string | undefined => {
    if (last?.file !== file) last = { file, text: readText(resolve(cwd, file)) };
    return last.text;
  };
  return (finding: Finding): LocatedFinding => {
    const { place } = finding;
    const from = fleetFileOf(finding);
    if (!("file" in place) || place.file === undefined) return { finding, from };
    const { file } = place;
    // A file as a whole may be a pipe, or have 50 MB: it is looked into only where something in it is meant.
    const text = place.in === "object" || place.line !== undefined ? textOf(file) : undefined;
    const position = text === undefined ? undefined : positionIn(text, finding);
    return { finding, file, from, ...position, ...shown(text, position, finding) };
  };
}

function positionIn(text: string, { code, place }: Finding): Position | undefined {
  // Of a field that should not be there it is the key that is wrong, whatever stands behind it.
  const part = code === kinds.unknownField.code ? "key" : "value";
  if (place.in === "object") return positionOf(text, pointerKeys(place.pointer), part);
  if (!("line" in place) || place.line === undefined) return undefined;
  return { line: place.line, column: place.column ?? 1 };
}

/** Kinds of files whose lines are never repeated, and what a line must not look like. */
const maySpeak = (text: string, line: string, { code }: Finding): boolean =>
  !code.startsWith("MW6") && !/^kind: ["']?Secret\b/m.test(text) && secretsIn(line).length === 0 && line.length <= 240;

function shown(text: string | undefined, position: Position | undefined, finding: Finding): { readonly text?: string } {
  const line = position === undefined ? undefined : text?.split("\n")[position.line - 1]?.replace(/\r$/, "");
  return text === undefined || line === undefined || !maySpeak(text, line, finding) ? {} : { text: line };
}

function readText(path: string): string | undefined {
  try {
    return decode(readFileSync(path));
  } catch {
    return undefined;
  }
}
