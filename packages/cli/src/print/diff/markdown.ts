import type { Report, Risk } from "@meshwright/diff";
import { risks } from "@meshwright/diff";
import { counted } from "../counted.ts";
import type { Fitted, Section } from "./fit.ts";
import { fit, sizeOf } from "./fit.ts";
import { detailSections } from "./markdown-details.ts";
import { effectSections } from "./markdown-effects.ts";
import { certificateSections } from "./markdown-certificates.ts";
import { forecastSections } from "./markdown-forecast.ts";
import { ranks } from "./markdown-ranks.ts";
import { remarkSections } from "./markdown-remarks.ts";
import { clipped, code, prose } from "./markdown-text.ts";
import { toDoSections } from "./markdown-to-do.ts";
import { verdictSections } from "./markdown-verdicts.ts";
import { asks, countsText, riskTitles } from "./words.ts";

export interface MarkdownOptions {
  /** Show also what is hidden as noise. */
  readonly all: boolean;
  /** The label by which a maintainer confirms what stops. */
  readonly allowLabel?: string;
  /** Where the full report is, as the workflow calls it. */
  readonly artifact?: string;
  /** The text stays below so many bytes, and so below as many characters. GitHub takes 65,536 characters in a comment. */
  readonly limit?: number;
  /** Address of the folder of docs, for links to the pages of the rules: `https://…/docs`. */
  readonly docs?: string;
}

/** What these sections need of the options. */
export interface Sheet extends MarkdownOptions {
  readonly artifact: string;
}

/** The first line, by which a comment is found again. */
export const marker = "<!-- meshwright-diff -->";

const smallest = 4_000;
/** What GitHub takes, less what its workflow adds: a line that says of which commit it is. */
const usual = 65_536 - 136;

/** For a pull request, and for readers who do not know meshwright: what it does, what that asks of them, what happens next, details. */
export function diffMarkdown(report: Report, options: MarkdownOptions): string {
  const sheet: Sheet = { artifact: "meshwright-diff", ...options };
  const limit = Math.max(smallest, options.limit ?? usual);
  const sections: readonly Section[] = [
    ...toDoSections(report, sheet),
    ...effectSections(report, "stop", sheet),
    ...effectSections(report, "careful", sheet),
    ...certificateSections(report, sheet),
    ...effectSections(report, "routine", sheet),
    ...verdictSections(report, sheet),
    ...forecastSections(report, sheet),
    ...detailSections(report, sheet),
    ...remarkSections(report, sheet),
  ];
  const head = headOf(report, sheet);
  const most = limit - 1 - sizeOf(`${head}\n\n`) - noteRoom;
  const fitted = fit(sections, most);
  return `${[head, ...notesOf(fitted, sheet), ...(fitted.text === "" ? [] : [fitted.text])].join("\n\n")}\n`;
}

/** Place that is kept for what is said of cuts. */
const noteRoom = 700;

function headOf(report: Report, { allowLabel }: Sheet): string {
  const { risk, title, base, head, unread } = report;
  const compared = `Compared ${code(clipped(base, 100))} with ${code(clipped(head, 100))}: ${prose(countsText(report))}.`;
  const who =
    risk === "stop" && allowLabel !== undefined
      ? ` A maintainer confirms it by the label ${code(clipped(allowLabel, 100))}.`
      : "";
  return [
    marker,
    "",
    `## ${prose(clipped(title, 400))}`,
    "",
    ...(risk === undefined ? [] : [`**${riskTitles[risk]}: ${asks[risk]}.**${who} ${risksText(report)}`, ""]),
    compared,
    ...(unread.length === 0
      ? []
      : ["", `**Not all of it could be compared: ${counted(unread.length, "finding")} below.**`]),
  ].join("\n");
}

/** `Effects: 1 to confirm, 3 to read, 4 routine.` */
function risksText({ effects }: Report): string {
  const words: Readonly<Record<Risk, string>> = { stop: "to confirm", careful: "to read", routine: "routine" };
  const parts = risks
    .map((risk) => ({ risk, count: effects.filter(({ one }) => one.risk === risk).length }))
    .filter(({ count }) => count > 0)
    .map(({ risk, count }) => `${count} ${words[risk]}`);
  return `Effects: ${parts.join(", ")}.`;
}

function notesOf({ cut }: Fitted, { artifact }: Sheet): readonly string[] {
  const total = [...cut.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const stops = cut.get(ranks.stop) ?? 0;
  const certificates = cut.get(ranks.certificates) ?? 0;
  return [
    ...(stops > 0
      ? [`**There is no place here for all that must be confirmed: ${stops} more are in ${artifactText(artifact)}.**`]
      : []),
    ...(certificates > 0
      ? [`**There is no place here for all certificates: ${certificates} more are in ${artifactText(artifact)}.**`]
      : []),
    `Not all of it fits into a comment: ${total} more entries are in ${artifactText(artifact)}.`,
  ];
}

const artifactText = (artifact: string): string => `the full report: artifact ${code(clipped(artifact, 60))}`;
