import type { ForecastStep, Report } from "@meshwright/diff";
import { clustersText } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";
import { engines } from "./words.ts";

/** In which order the engines do what follows from the merge. */
export const forecastSections = ({ forecast, clusters }: Report, { artifact }: Sheet): readonly Section[] =>
  forecast.map(({ one, clusters: here }) => ({
    chapter: "## What happens next",
    open: `In ${prose(clustersText(here, clusters))}:`,
    blocks: one.map((step) => ({ text: `1. ${stepText(step)}`, tells: 1 })),
    rank: ranks.forecast,
    share: 0.4,
    cut: cutNote("step", artifact),
  }));

function stepText({ unit, by, does, waitsFor, restarts }: ForecastStep): string {
  const list = (items: readonly string[], separator: string): string => prose(clipped(items.join(separator), 600));
  const waits = waitsFor.length === 0 ? "" : ` Waits for: ${list(waitsFor, "; ")}.`;
  const restarted = restarts.length === 0 ? "" : ` Restarts: ${list(restarts, ", ")}.`;
  return `**${prose(unit)}** (${engines[by]}): ${list(does, ", ")}.${waits}${restarted}`;
}
