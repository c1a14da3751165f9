import type { Report } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { beginning, listTitle, nextStepsOf, stepNotes, stepTitle } from "./next-steps.ts";

/** What the engines do once it is merged. Numbers would say that one step waits for the other. */
export function forecastSections(report: Report, { artifact }: Sheet): readonly Section[] {
  const lists = nextStepsOf(report);
  return lists.map((list) => ({
    chapter: `## What happens next\n\n${beginning(lists)}`,
    open: prose(clipped(listTitle(list), 1_200)),
    blocks: list.steps.map((step) => ({
      text: [
        `- **${prose(clipped(stepTitle(step, lists), 300))}**: ${prose(clipped(step.does.join("; "), 600))}.`,
        ...stepNotes(step).map((note) => `${prose(clipped(note, 600))}.`),
      ].join(" "),
      tells: 1,
    })),
    rank: ranks.forecast,
    share: 0.4,
    cut: cutNote("step", artifact),
  }));
}
