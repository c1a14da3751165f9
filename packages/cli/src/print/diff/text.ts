import type { Report } from "@meshwright/diff";
import { risks } from "@meshwright/diff";
import type { Paint } from "../paint.ts";
import { detailLines } from "./text-details.ts";
import { riskLines, riskStyles } from "./text-effects.ts";
import { forecastLines, hiddenLines, unreadLines, verdictLines } from "./text-remarks.ts";
import { toDoLines } from "./text-to-do.ts";
import { asks, countsText, riskTitles } from "./words.ts";
import { wrapped } from "../wrapped.ts";

export interface TextOptions {
  readonly paint: Paint;
  /** Show also what is hidden as noise. */
  readonly all: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

/** Where the parts of a report are written. */
export interface Page extends TextOptions {
  readonly width: number;
}

const narrowest = 80;
const widest = 120;
/** In a pipe. */
const usual = 100;

/** For people at a terminal: effects by risk, what happens next, details, and what is not told. */
export function diffText(report: Report, options: TextOptions): string {
  const width = Math.min(widest, Math.max(narrowest, options.columns ?? usual));
  const page: Page = { ...options, width };
  const parts = [
    toDoLines(report, "before merging", page),
    toDoLines(report, "after merging", page),
    ...risks.map((risk) => riskLines(report, risk, page)),
    verdictLines(report, page),
    forecastLines(report, page),
    detailLines(report, page),
    hiddenLines(report, page),
    unreadLines(report, page),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"));
  return `${[headLines(report, page).join("\n"), ...parts].join("\n\n")}\n`;
}

function headLines(report: Report, { paint, width }: Page): readonly string[] {
  const { title, base, head, risk } = report;
  const style = risk === undefined ? "green" : riskStyles[risk];
  return [
    ...wrapped(`${title}.`, { width }).map((line) => paint("bold", line)),
    ...(risk === undefined
      ? []
      : wrapped(`${riskTitles[risk]}: ${asks[risk]}.`, { width }).map((line) => paint(style, line))),
    ...wrapped(`${base} → ${head}: ${countsText(report)}`, { width }).map((line) => paint("dim", line)),
  ];
}
