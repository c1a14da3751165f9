import type { NetworkReport } from "../network-report.ts";
import { wrapped } from "./wrapped.ts";
import { paintedLine } from "./findings-text.ts";
import { fittedTable } from "./fitted-table.ts";
import { headline } from "./network-headline.ts";
import { otherFindings } from "./network-findings.ts";
import type { Block } from "./network-section.ts";
import { networkSections } from "./network-sections.ts";
import { modelText } from "./network-words.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

interface Page {
  readonly paint: Paint;
  /** Width of the terminal; absent in a pipe, where each row is a line. */
  readonly columns?: number;
}

/** The picture for people. */
export function networkText(report: NetworkReport, page: Page): string {
  const { paint } = page;
  const { picture, findings, fails, shows } = report;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", paint("bold", title.toUpperCase()), ...lines];
  const told = otherFindings(findings).map((found) => paintedLine(found, paint));
  const verdict = headline(picture);
  const colour = fails ? "red" : verdict.startsWith("Every") ? "green" : "yellow";
  const lines = [
    paint("bold", `${picture.mesh}, ${modelText(picture)}`),
    ...(shows === "ports" ? [] : [paint(colour, verdict)]),
    ...section("Findings", shows === "ports" ? [] : told),
    ...networkSections(report).flatMap(({ title, blocks }) =>
      section(
        title,
        blocks.flatMap((block) => blockLines(block, page)),
      ),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function blockLines(block: Block, page: Page): readonly string[] {
  const { paint, columns: width } = page;
  const within = (text: string, indent: string): readonly string[] =>
    width === undefined ? [`${indent}${printable(text)}`] : wrapped(printable(text), { width, indent });
  switch (block.is) {
    case "table":
      return fittedTable(
        block.titles,
        block.rows.map((cells) => cells.map(printable)),
        page,
      );
    case "line":
      return within(block.text, "");
    case "item":
      return [
        ...within(block.head, "").map((line) => paint("bold", line)),
        ...block.lines.flatMap((text) => within(text, "  ")),
      ];
  }
}
