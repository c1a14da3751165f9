import { titleOf } from "@meshwright/findings";
import type { CheckReport, LocatedFinding } from "../check-report.ts";
import { summaryLine } from "./check-text.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const;
/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: what a value, and a property, may not hold. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function annotation({ finding, file, line, column }: LocatedFinding): string {
  const { code, level, message } = finding;
  const properties = Object.entries({ file, line, col: column, title: `${code} ${titleOf(code)}` })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${commands[level]} ${properties.join(",")}::${data(message)}\n`;
}

/** Annotations of a workflow of GitHub, and a last line for its log: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export const githubText = (report: CheckReport): string =>
  `${report.findings.map(annotation).join("")}${summaryLine(report)}\n`;
