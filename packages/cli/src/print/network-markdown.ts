import type { NetworkReport } from "../network-report.ts";
import { cell, findingItem, table } from "./markdown.ts";
import { headline } from "./network-headline.ts";
import { networkMermaid } from "./network-mermaid.ts";
import { otherFindings } from "./network-findings.ts";
import type { Block } from "./network-section.ts";
import { networkSections } from "./network-sections.ts";
import { modelText } from "./network-words.ts";

/** For a pull request or a page: with the picture that GitHub and GitLab draw. */
export function networkMarkdown(report: NetworkReport): string {
  const { picture, findings, shows } = report;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `## ${cell(title)}`, "", ...lines];
  const lines = [
    `# Network of ${cell(picture.mesh)}`,
    "",
    ...(shows === "ports" ? [] : [`**${cell(headline(picture))}**`, ""]),
    cell(`${modelText(picture)}.`),
    ...section("Findings", shows === "ports" ? [] : otherFindings(findings).map(findingItem)),
    ...section("Picture", shows === "ports" ? [] : ["```mermaid", networkMermaid(picture).trimEnd(), "```"]),
    ...networkSections(report).flatMap(({ title, blocks }) => section(title, blocks.flatMap(blockLines).slice(0, -1))),
  ];
  return `${lines.join("\n")}\n`;
}

/** Each block ends with an empty line. */
function blockLines(block: Block): readonly string[] {
  switch (block.is) {
    case "table":
      return [...table(block.titles.map(cell), block.rows), ""];
    case "line":
      return [cell(block.text), ""];
    case "item":
      return [`**${cell(block.head)}**`, "", ...block.lines.map((text) => `- ${cell(text)}`), ""];
  }
}
