import type { Report } from "@meshwright/diff";
import { findingLine, placeText } from "@meshwright/findings";
import { levelStyles } from "../levels.ts";
import { beginning, listTitle, nextStepsOf, stepNotes, stepTitle } from "./next-steps.ts";
import type { Page } from "./text.ts";
import { hiddenText, worthHiding } from "./words.ts";
import { wrapped } from "../wrapped.ts";

/** What the checks and proofs say of the head that they did not say of the base, and the other way round. */
export function verdictLines({ verdicts }: Report, { paint, width }: Page): readonly string[] {
  const item = (text: string): readonly string[] => wrapped(text, { width, indent: "    ", first: "  " });
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

/** What the engines do once it is merged. */
export function forecastLines(report: Report, { paint, width }: Page): readonly string[] {
  const lists = nextStepsOf(report);
  if (lists.length === 0) return [];
  return [
    paint("bold", "What happens next"),
    ...wrapped(beginning(lists), { width, indent: "  " }),
    ...lists.flatMap((list) => [
      ...wrapped(listTitle(list), { width, indent: "    ", first: "  " }).map((line) => paint("cyan", line)),
      ...list.steps.flatMap((step) => [
        ...wrapped(`${stepTitle(step, lists)}: ${step.does.join("; ")}`, {
          width,
          indent: "      ",
          first: "    - ",
        }),
        ...stepNotes(step).flatMap((note) => wrapped(note, { width, indent: "        ", first: "      " })),
      ]),
    ]),
  ];
}

export function hiddenLines(report: Report, { paint, all, width }: Page): readonly string[] {
  const hidden = all ? report.hidden : worthHiding(report);
  if (hidden.length === 0) return [];
  return [
    paint("bold", all ? "Generated, and shown because of --all" : "Not shown (--all shows it)"),
    ...hidden.flatMap((one) => wrapped(hiddenText(one), { width, indent: "    ", first: "  " })),
  ];
}

export function unreadLines({ unread }: Report, { paint, width }: Page): readonly string[] {
  if (unread.length === 0) return [];
  return [
    paint("bold", "Not compared: it could not be read"),
    ...unread.flatMap((one) => wrapped(findingLine(one), { width, indent: "    ", first: "  " })),
  ];
}
