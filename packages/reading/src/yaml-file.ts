import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isScalar, LineCounter, parseAllDocuments } from "yaml";
import type { Document, ErrorCode } from "yaml";
import type { Source } from "./source.ts";
import { fileSource } from "./source.ts";
import { duplicateKeys, unusedFeatures } from "./yaml-features.ts";
import { yamlSource } from "./yaml-source.ts";

export interface YamlFile {
  readonly source: Source;
  /** Absent where there is no document that can be read. */
  readonly data?: unknown;
  readonly findings: readonly Finding[];
}

/** What the parser found, in words that never quote the file. */
const problems: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "the name of an anchor is wrong",
  BAD_DQ_ESCAPE: "an escape such as \\x in double quotes is wrong",
  BAD_INDENT: "the indentation is wrong, or a closing bracket is missing",
  BAD_SCALAR_START: "a value starts with a character that needs quotes around the value",
  BLOCK_AS_IMPLICIT_KEY: "a map or a list starts on the line of another key",
  BLOCK_IN_FLOW: "a block stands inside [ ] or { }",
  KEY_OVER_1024_CHARS: "a key is longer than 1024 characters",
  MISSING_CHAR: "a character is missing, such as a closing quote or bracket, a colon, or a space behind a colon",
  MULTILINE_IMPLICIT_KEY: "a key reaches over several lines, or the colon behind it is missing",
  NON_STRING_KEY: "a key is not a plain text",
  RESOURCE_EXHAUSTION: "it is nested too deeply",
  TAB_AS_INDENT: "a tab indents the line; use spaces",
  UNEXPECTED_TOKEN: "something stands where it cannot",
};

/** A file that is no YAML at all has an error in each line; so many are told. */
const mostErrors = 20;

/** Parses one file of the fleet; every error in it is a finding. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const source = fileSource(file);
  const documents = parse(text, lines);
  if (documents === undefined) {
    return {
      source,
      findings: [finding(kinds.invalidYaml, source.place([]), { problem: "it is nested too deeply" })],
    };
  }
  const errors = documents.flatMap(({ errors: all }) => all).slice(0, mostErrors);
  if (errors.length > 0) {
    return {
      source,
      findings: errors.map(({ code, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        const place = { ...source.place([]), line, column: col };
        return finding(kinds.invalidYaml, place, {
          problem: problems[code] ?? "its syntax is wrong",
        });
      }),
    };
  }
  const [document, second] = documents;
  if (document === undefined || isEmpty(document)) {
    return {
      source,
      findings: [finding(kinds.documentCount, source.place([]), { problem: "The file is empty." })],
    };
  }
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    const place = { ...source.place([]), line, column: col };
    return {
      source,
      findings: [finding(kinds.documentCount, place, { problem: "Here a second document starts." })],
    };
  }
  const positions = yamlSource(file, document, lines);
  const features = unusedFeatures(document, file, lines);
  if (features.length > 0) return { source: positions, findings: features };
  return {
    source: positions,
    data: document.toJS(),
    findings: duplicateKeys(document, file, lines),
  };
}

/** Told without making values of it, which aliases could let grow without end. */
const isEmpty = ({ contents }: Document.Parsed): boolean =>
  contents === null || (isScalar(contents) && contents.value === null);

function parse(text: string, lines: LineCounter): readonly Document.Parsed[] | undefined {
  try {
    // Keys are compared in one pass of our own: the parser's takes quadratic time, and knows one place of the two.
    const options = {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: "silent",
    } as const;
    return [...parseAllDocuments(text, options)];
  } catch {
    return undefined; // the stack is full
  }
}
