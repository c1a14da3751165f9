import type { ForecastStep, Report } from "@meshwright/diff";
import { foldedPlace, inFirst } from "@meshwright/diff";
import { findingLine, placeText } from "@meshwright/findings";
import { levelStyles } from "../levels.ts";
import { printable } from "../printable.ts";
import type { Page } from "./text.ts";
import { engines, hiddenText, toldOfSteps } from "./words.ts";
import { wrapped } from "./wrapped.ts";

/** What the checks and proofs say of the head that they did not say of the base, and the other way round. */
export function verdictLines({ verdicts }: Report, { paint, width }: Page): readonly string[] {
  const item = (text: string): readonly string[] => wrapped(printable(text), { width, indent: "    ", first: "  " });
  const lines = verdicts.flatMap(({ name, added, gone, notJudged }) => [
    ...(notJudged === undefined ? [] : item(`${name}: not judged: ${notJudged}`)),
    ...added.flatMap(({ code, level, message, place }) =>
      item(`${name}: new ${level} ${code}: ${message} (${placeText(place)})`).map((line) =>
        paint(levelStyles[level], line),
      ),
    ),
    ...gone.flatMap(({ code, message, place }) => item(`${name}: no longer ${code}: ${message} (${placeText(place)})`)),
  ]);
  return lines.length === 0 ? [] : [paint("bold", "What the checks say"), ...lines];
}

/** In which order the engines do what follows from the merge. */
export function forecastLines({ forecast, clusters }: Report, page: Page): readonly string[] {
  if (forecast.length === 0) return [];
  return [
    page.paint("bold", "What happens next"),
    ...forecast.flatMap((folded) => [
      `  ${page.paint("cyan", printable(foldedPlace(folded, clusters, toldOfSteps(folded))))}`,
      ...inFirst(folded).flatMap((step, index) => stepLines(step, index, page)),
    ]),
  ];
}

function stepLines(
  { unit, by, does, after = [], waitsFor, restarts }: ForecastStep,
  index: number,
  { width }: Page,
): readonly string[] {
  const more = (word: string, items: readonly string[], separator: string): readonly string[] =>
    items.length === 0
      ? []
      : wrapped(printable(`${word} ${items.join(separator)}`), { width, indent: "         ", first: "       " });
  return [
    ...wrapped(printable(`${unit} (${engines[by]}): ${does.join(", ")}`), {
      width,
      indent: "       ",
      first: `  ${String(index + 1).padStart(3)}. `,
    }),
    ...more("after", after, ", "),
    ...more("waits until", waitsFor, "; "),
    ...more("restarts", restarts, ", "),
  ];
}

export function hiddenLines({ hidden }: Report, { paint, all, width }: Page): readonly string[] {
  if (hidden.length === 0) return [];
  return [
    paint("bold", all ? "Generated, and shown because of --all" : "Not shown (--all shows it)"),
    ...hidden.flatMap((one) => wrapped(printable(hiddenText(one)), { width, indent: "    ", first: "  " })),
  ];
}

export function unreadLines({ unread }: Report, { paint, width }: Page): readonly string[] {
  if (unread.length === 0) return [];
  return [
    paint("bold", "Not compared: it could not be read"),
    ...unread.flatMap((one) => wrapped(printable(findingLine(one)), { width, indent: "    ", first: "  " })),
  ];
}
