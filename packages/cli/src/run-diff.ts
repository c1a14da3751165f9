import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { deltaOf, reportOf } from "@meshwright/diff";
import type { Context } from "./context.ts";
import { diffJson } from "./print/diff/json.ts";
import { diffMarkdown } from "./print/diff/markdown.ts";
import { diffText } from "./print/diff/text.ts";
import { painter } from "./print/paint.ts";
import { folderFiles } from "./sides/folder-files.ts";
import { gitFiles } from "./sides/git-files.ts";
import type { SideFiles } from "./sides/side-files.ts";
import { sideReader } from "./sides/sides.ts";

export interface DiffOptions {
  readonly format: "text" | "markdown" | "json";
  /** Folder of the tree in the repository. */
  readonly tree: string;
  /** Show also what is generated and follows from the rest. */
  readonly all: boolean;
  readonly exitCode: boolean;
}

/** Compares two trees by what they mean. */
export function runDiff(
  context: Context,
  { format, tree, all, exitCode }: DiffOptions,
  base = "HEAD",
  head?: string,
): void {
  const { cwd, process } = context;
  const filesOf = (name: string): SideFiles =>
    existsSync(resolve(cwd, name)) ? folderFiles(cwd, name, name) : gitFiles(cwd, name, tree);
  const read = sideReader();
  const before = read(filesOf(base));
  const after = read(head === undefined ? folderFiles(cwd, tree, "the working tree") : filesOf(head));
  const report = reportOf(deltaOf(before, after));
  const printers = {
    text: () => diffText(report, { paint: painter(process.stdout, process.env), all }),
    markdown: () => diffMarkdown(report, { all }),
    json: () => diffJson(report),
  };
  process.stdout.write(printers[format]());
  if (exitCode && report.risk !== undefined) process.exitCode = 1;
}
