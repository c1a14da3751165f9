import type { Report } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import type { ToDo } from "./to-do.ts";
import { toDosOf } from "./to-do.ts";

/** No thing to do takes more. */
const longest = 1_500;

function itemOf({ where, about, text, steps }: ToDo): string {
  const heading = prose(clipped(about ?? "", 200));
  const why = heading === "" ? "" : `, *${heading}*`;
  const item = `1. **${prose(clipped(where, 600))}**${why}:`;
  if (steps.length < 2) return `${item} ${prose(clipped(text, longest))}`;
  return [item, ...steps.map((step) => `   1. ${prose(clipped(step, Math.floor(longest / steps.length)))}`)].join("\n");
}

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
            blocks: all.map((one) => ({ text: itemOf(one), tells: 1 })),
            rank: ranks.toDo,
            share: 0.5,
            cut: cutNote("thing to do", artifact, "things to do"),
          },
        ];
  });
