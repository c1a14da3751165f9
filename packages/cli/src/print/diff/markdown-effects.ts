import type { FoldedEffect, Report, Risk } from "@meshwright/diff";
import { inFirst } from "@meshwright/diff";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { asks, riskTitles, toldOf, whereText } from "./words.ts";

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
    open: `### ${headingOf(rule, report, sheet)}`,
    blocks: effects.map((effect) => blockOf(effect, report)),
    rank: ranks[risk],
    ...(risk !== "stop" && { share: 0.7 }),
    cut: cutNote("effect", sheet.artifact),
  }));
}

function headingOf(rule: string, { rules }: Report, { docs }: Sheet): string {
  const heading = prose(rules.find(({ name }) => name === rule)?.heading ?? rule);
  return docs === undefined ? heading : `[${heading}](${encodeURI(docs)}/effects/${encodeURIComponent(rule)}.md)`;
}

function blockOf(effect: FoldedEffect, { clusters }: Report): Block {
  const { says, beforeMerging, afterMerging, watch } = inFirst(effect);
  const todo = { "Before merging": beforeMerging, "After merging": afterMerging, Watch: watch };
  const lines = [
    `- **${prose(whereText(effect, clusters, toldOf(effect)))}**: ${prose(clipped(says, longest))}`,
    ...Object.entries(todo).flatMap(([when, what]) =>
      what === undefined ? [] : [`  *${when}:* ${prose(clipped(what, longest))}`],
    ),
  ];
  return { text: lines.join("<br>\n"), tells: 1 };
}
