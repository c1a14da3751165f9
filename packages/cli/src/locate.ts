import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { kinds, pointerKeys } from "@meshwright/findings";

import type { Position } from "@meshwright/reading";
import { decode, positionsIn, secretsIn } from "@meshwright/reading";
import type { LocatedFinding } from "./check-report.ts";

/** Finds the lines of findings; only the files that findings name are read, each once. */
export function locator(cwd: string, fleetFileOf: (finding: Finding) => string | undefined) {
  let last: { readonly file: string; readonly read?: LocatedText } | undefined;
  const textOf = (file: string): LocatedText | undefined => {
    if (last?.file !== file) last = { file, read: readText(resolve(cwd, file)) };
    return last.read;
  };
  return (finding: Finding): LocatedFinding => {
    const { place } = finding;
    const from = fleetFileOf(finding);
    if (!("file" in place) || place.file === undefined) return { finding, from };
    const { file } = place;
    // A file as a whole may be a pipe, or have 50 MB: it is looked into only where something in it is meant.
    const read = place.in === "object" || place.line !== undefined ? textOf(file) : undefined;
    const position = read === undefined ? undefined : positionIn(read, finding);
    return { finding, file, from, ...position, ...shown(read, position, finding) };
  };
}

interface LocatedText {
  readonly lines: readonly string[];
  /** True where no line of it is ever repeated. */
  readonly isSecret: boolean;
  readonly positionOf: ReturnType<typeof positionsIn>;
}

function positionIn({ positionOf }: LocatedText, { code, place }: Finding): Position | undefined {
  // Of a field that should not be there it is the key that is wrong, whatever stands behind it.
  const part = code === kinds.unknownField.code ? "key" : "value";
  if (place.in === "object") return positionOf(pointerKeys(place.pointer), part);
  if (!("line" in place) || place.line === undefined) return undefined;
  return { line: place.line, column: place.column ?? 1 };
}

/** What people call secrets. In an environment the name stands in the line above the value. */
const telling =
  /passw|passphrase|pwd|token|credential|(api|private|access)[_-]?key|secret([_-]?(key|value)|\b)|stringData/i;

/** What a line, with the one above it, must not look like. */
const maySpeak = (line: string, above: string): boolean =>
  line.length <= 240 && secretsIn(line).length === 0 && !telling.test(line) && !telling.test(above);

function shown(
  read: LocatedText | undefined,
  position: Position | undefined,
  { code }: Finding,
): { readonly text?: string } {
  if (read === undefined || position === undefined || read.isSecret || code.startsWith("MW6")) return {};
  const [line, above = ""] = [1, 2].map((back) => read.lines[position.line - back]?.replace(/\r$/, ""));
  return line !== undefined && maySpeak(line, above) ? { text: line } : {};
}

function readText(path: string): LocatedText | undefined {
  try {
    const text = decode(readFileSync(path));
    if (text === undefined) return undefined;
    const isSecret = /^kind: ["']?Secret\b/m.test(text);
    return { lines: text.split("\n"), isSecret, positionOf: positionsIn(text) };
  } catch {
    return undefined;
  }
}
