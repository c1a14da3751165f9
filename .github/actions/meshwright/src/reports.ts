import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment, Settings } from "./settings.ts";
import { fleetOf } from "./settings.ts";
import { textIn, within } from "./event.ts";
import { meshwright, Refused } from "./processes.ts";

/** What the difference between two commits is said to be. */
export interface Reports {
  readonly markdown: string;
  readonly risk: "stop" | "careful" | "routine" | "none";
  /** A part could not be compared. */
  readonly isIncomplete: boolean;
  /** What could not be compared, in words. */
  readonly incomplete?: string;
}

const risks = ["stop", "careful", "routine"] as const;
const formats = { markdown: "diff.md", json: "diff.json", text: "diff.txt" } as const;

/** A new folder for the reports, which goes with the job. */
export const reportsFolder = (env: Environment): string =>
  mkdtempSync(join(env["RUNNER_TEMP"] ?? tmpdir(), "meshwright-diff-"));

/** Compares what branched off the base with the head, and leaves the reports in a folder. */
export function writeReports(settings: Settings, folder: string, base: string, head: string): Reports {
  let incomplete = "";
  for (const [format, file] of Object.entries(formats)) {
    const args = [
      "diff",
      "--merge-base",
      base,
      head,
      "--tree",
      settings.tree,
      "--format",
      format,
      ...(settings.allowLabel === undefined ? [] : ["--allow-label", settings.allowLabel]),
      ...fleetOf(settings),
    ];
    const { status, stdout, stderr } = meshwright(settings, ...args);
    // With something on stdout it is a part that could not be compared.
    if (status !== 0 && stdout === "") throw new Refused(`the changes cannot be compared: ${stderr.trim()}`);
    if (status !== 0) incomplete = stderr.trim();
    writeFileSync(join(folder, file), stdout);
  }
  return { ...readReports(folder), ...(incomplete !== "" && { incomplete }) };
}

export function readReports(folder: string): Reports {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const report: unknown = JSON.parse(read(formats.json));
  const risk = textIn(report, "risk");
  const unread = within(report, "unread");
  return {
    markdown: read(formats.markdown),
    risk: risks.find((one) => one === risk) ?? "none",
    isIncomplete: Array.isArray(unread) && unread.length > 0,
  };
}
