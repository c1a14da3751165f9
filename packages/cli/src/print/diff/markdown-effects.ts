import type { FoldedEffect, Report, Risk } from "@meshwright/diff";
import { inFirst } from "@meshwright/diff";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { asks, headingOf, riskTitles, whereText } from "./words.ts";

/** No effect takes more. */
const longest = 1_500;

/** What happens, of one risk: a section for each rule. */
export function effectSections(report: Report, risk: Risk, sheet: Sheet): readonly Section[] {
  const byRule = Map.groupBy(
    report.effects.filter(({ one }) => one.risk === risk),
    ({ one }) => one.rule,
  );
  return [...byRule].map(([rule, effects]) => ({
    chapter: `## ${riskTitles[risk]}: ${asks[risk]}`,
    open: `### ${linkedHeading(rule, report, sheet)}`,
    blocks: effects.map((effect) => blockOf(effect, report)),
    rank: ranks[risk],
    ...(risk !== "stop" && { share: 0.7 }),
    cut: cutNote("effect", sheet.artifact),
  }));
}

function linkedHeading(rule: string, report: Report, { docs }: Sheet): string {
  const heading = prose(headingOf(rule, report));
  return docs === undefined ? heading : `[${heading}](${encodeURI(docs)}/effects/${encodeURIComponent(rule)}.md)`;
}

function blockOf(effect: FoldedEffect, { clusters }: Report): Block {
  const where = prose(whereText(effect, clusters, effect.one.says));
  return { text: `- **${where}**: ${prose(clipped(inFirst(effect).says, longest))}`, tells: 1 };
}
