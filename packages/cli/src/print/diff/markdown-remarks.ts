import type { Report } from "@meshwright/diff";
import { findingLine } from "@meshwright/findings";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { hiddenText, worthHiding } from "./words.ts";

/** What is not told, and what could not be compared. */
export function remarkSections(report: Report, { all, artifact }: Sheet): readonly Section[] {
  const section = (chapter: string, lines: readonly string[]): readonly Section[] =>
    lines.length === 0
      ? []
      : [
          {
            chapter,
            open: "",
            blocks: lines.map((line) => ({ text: `- ${prose(clipped(line, 600))}`, tells: 1 })),
            rank: ranks.remarks,
            share: 0.4,
            cut: cutNote("remark", artifact),
          },
        ];
  return [
    ...section("## Not compared: it could not be read", report.unread.map(findingLine)),
    ...section("## Not shown", all ? [] : worthHiding(report).map(hiddenText)),
  ];
}
