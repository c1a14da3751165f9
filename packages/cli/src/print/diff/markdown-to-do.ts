import type { Report } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { toDosOf } from "./to-do.ts";

/** What people do before the merge, and what they look at after it: numbered, so that a reviewer can say which. */
export const toDoSections = (report: Report, { artifact }: Sheet): readonly Section[] =>
  (["before merging", "after merging"] as const).flatMap((when): readonly Section[] => {
    const all = toDosOf(report, when);
    return all.length === 0
      ? []
      : [
          {
            chapter: when === "before merging" ? "## Before merging" : "## After merging",
            open: "",
            blocks: all.map(({ where, text }) => ({
              text: `1. **${prose(clipped(where, 600))}**: ${prose(clipped(text, 1_500))}`,
              tells: 1,
            })),
            rank: ranks.toDo,
            share: 0.5,
            cut: cutNote("thing to do", artifact, "things to do"),
          },
        ];
  });
