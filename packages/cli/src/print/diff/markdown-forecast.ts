import type { ForecastStep, Report } from "@meshwright/diff";
import { inFirst, foldedPlace } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { engines, toldOfSteps } from "./words.ts";

/** Numbers alone would say that one waits for the other. */
const beginnings =
  "Engines begin with all of it at once, in the order of the list as far as they can tell; a step is held up only by what is said of it.";

/** In which order the engines do what follows from the merge. */
export const forecastSections = ({ forecast, clusters }: Report, { artifact }: Sheet): readonly Section[] =>
  forecast.map((folded) => ({
    chapter: `## What happens next\n\n${beginnings}`,
    open: `In ${prose(clipped(foldedPlace(folded, clusters, toldOfSteps(folded)), 600))}:`,
    blocks: inFirst(folded).map((step) => ({ text: `1. ${stepText(step)}`, tells: 1 })),
    rank: ranks.forecast,
    share: 0.4,
    cut: cutNote("step", artifact),
  }));

function stepText({ unit, by, does, after = [], waitsFor, restarts }: ForecastStep): string {
  const part = (word: string, items: readonly string[], separator: string): string =>
    items.length === 0 ? "" : ` ${word} ${prose(clipped(items.join(separator), 600))}.`;
  return [
    `**${prose(clipped(unit, 200))}** (${engines[by]}): ${prose(clipped(does.join(", "), 600))}.`,
    part("After", after, ", "),
    part("Waits until", waitsFor, "; "),
    part("Restarts", restarts, ", "),
  ].join("");
}
