import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { positionAt, secretsIn } from "@meshwright/reading";
import type { SavedFile } from "./saved-file.ts";

export interface JsonFile {
  /** Absent where the file holds none; then there is a finding. */
  readonly data?: unknown;
  readonly findings: readonly Finding[];
}

const again = "Run the call again, with --output json, and save what it prints.";

/** What a text that is no JSON begins with, and what it then is. Nothing of it is repeated: nobody knows what it holds. */
const others: readonly { readonly looks: RegExp; readonly problem: (match: RegExpExecArray) => string }[] = [
  {
    looks: /An error occurred \(([A-Za-z.]{1,60})\)/,
    problem: ([, code]) => `This is an error of the AWS CLI, not what it was asked for: ${code}.`,
  },
  {
    looks:
      /^(aws: |usage: aws|Unable to locate credentials|The config profile|Error when retrieving|The SSO session|Error loading SSO|Token has expired|Could not connect|Error from server|error: |The connection to the server)/i,
    problem: () => "This is an error of the command line, not what it was asked for.",
  },
  { looks: /^[+|-]{3,}/, problem: () => "This is the output format table." },
  { looks: /^[A-Z][A-Z0-9]{2,}\t/, problem: () => "This is the output format text." },
  {
    looks: /^(---\s*\n)?(- )?[A-Za-z][A-Za-z0-9]{1,60}:(\s|$)/,
    problem: () => "This is YAML, perhaps of the output format yaml.",
  },
];

/** Parses one file; what is no JSON is told by what it is instead. A secret in it stops everything, and is not shown. */
export function jsonOf({ file, text: bytes }: SavedFile): JsonFile {
  const text = bytes.replace(/^\uFEFF/, "");
  const secrets = secretsIn(text);
  if (secrets.length > 0)
    return {
      findings: secrets.map(({ what, offset }) =>
        finding(kinds.secretMaterial, { in: "file", file, ...positionAt(text, offset) }, { what }),
      ),
    };
  const whole = text.trim();
  const place = { in: "file", file } as const;
  const wrong = (problem: string, line?: number): JsonFile => ({
    findings: [
      finding(kinds.notJsonOutput, { ...place, ...(line !== undefined && { line }) }, { problem, advice: again }),
    ],
  });
  if (whole === "") return wrong("The file is empty: the call has failed, or its output went elsewhere.");
  if (whole.startsWith("{") || whole.startsWith("[")) {
    try {
      const data: unknown = JSON.parse(text);
      return { data, findings: [] };
    } catch (error) {
      if (error instanceof Error && /after JSON/.test(error.message)) {
        const [, end] = /position (\d+)/.exec(error.message) ?? [];
        const { line } = positionAt(text, Number(end ?? 0));
        return wrong("The JSON ends before this line, and more follows: two outputs, or a message behind one.", line);
      }
      const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
      const offset = at === undefined ? text.length : Number(at);
      const { line } = positionAt(text, Math.min(offset, text.trimEnd().length));
      return text.slice(offset).trim() === ""
        ? wrong("The JSON ends in the middle: the call was interrupted, or a part was copied.", line)
        : wrong("The JSON is broken at this line.", line);
    }
  }
  const isNamedJson = file.toLowerCase().endsWith(".json");
  if (isNamedJson && /\n[{[]\s*\n/.test(whole))
    return wrong("Something stands before the JSON: another program has written into this file as well.");
  for (const { looks, problem } of others) {
    const match = looks.exec(whole);
    if (match !== null) return wrong(problem(match));
  }
  return isNamedJson ? wrong("This is not JSON.", 1) : { findings: [finding(kinds.unreadFile, place, {})] };
}
