import { findingLine } from "@meshwright/findings";
import type { NetworkReport } from "../network-report.ts";
import { levelStyles } from "./levels.ts";
import { headline } from "./network-headline.ts";
import { otherFindings } from "./network-findings.ts";
import type { Block } from "./network-section.ts";
import { networkSections } from "./network-sections.ts";
import { modelText } from "./network-words.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { tableText } from "./table-text.ts";

/** The picture for people. */
export function networkText(report: NetworkReport, paint: Paint): string {
  const { picture, findings, fails, shows } = report;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", paint("bold", title.toUpperCase()), ...lines];
  const told = otherFindings(findings).map((found) =>
    printable(findingLine(found)).replace(`${found.level} ${found.code}`, (label) =>
      paint([levelStyles[found.level], "bold"], label),
    ),
  );
  const verdict = headline(picture);
  const colour = fails ? "red" : verdict.startsWith("Every") ? "green" : "yellow";
  const lines = [
    paint("bold", `${picture.mesh}, ${modelText(picture)}`),
    ...(shows === "ports" ? [] : [paint(colour, verdict)]),
    ...section("Findings", shows === "ports" ? [] : told),
    ...networkSections(report).flatMap(({ title, blocks }) =>
      section(
        title,
        blocks.flatMap((block) => blockLines(block, paint)),
      ),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function blockLines(block: Block, paint: Paint): readonly string[] {
  switch (block.is) {
    case "table":
      return tableText(
        block.titles,
        block.rows.map((cells) => cells.map(printable)),
        { paint },
      );
    case "line":
      return [printable(block.text)];
    case "item":
      return [paint("bold", printable(block.head)), ...block.lines.map((text) => `  ${printable(text)}`)];
  }
}
