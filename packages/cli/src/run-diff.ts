import { deltaOf, reportOf } from "@meshwright/diff";
import type { Context } from "./context.ts";
import { diffJson } from "./print/diff/json.ts";
import { diffMarkdown } from "./print/diff/markdown.ts";
import { diffText } from "./print/diff/text.ts";
import { painter } from "./print/paint.ts";
import type { SidesAsked } from "./sides/read-sides.ts";
import { readSides } from "./sides/read-sides.ts";

export interface DiffOptions extends SidesAsked {
  readonly format: "text" | "markdown" | "json";
  /** Show also what is generated and follows from the rest. */
  readonly all: boolean;
  readonly exitCode: boolean;
}

/** Compares two trees by what they mean. */
export function runDiff(context: Context, options: DiffOptions): void {
  const { process } = context;
  const { format, all, exitCode } = options;
  const { before, after } = readSides(context, options);
  const report = reportOf(deltaOf(before, after));
  const printers = {
    text: () => diffText(report, { paint: painter(process.stdout, process.env), all }),
    markdown: () => diffMarkdown(report, { all }),
    json: () => diffJson(report),
  };
  process.stdout.write(printers[format]());
  if (report.unread.length > 0) process.exitCode = 2;
  else if (exitCode && differs(report)) process.exitCode = 1;
}

const differs = ({ counts: { added, removed, changed, files } }: ReturnType<typeof reportOf>): boolean =>
  added + removed + changed + files > 0;
