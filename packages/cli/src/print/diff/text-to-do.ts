import type { Report } from "@meshwright/diff";
import type { Page } from "./text.ts";
import { toDosOf } from "./to-do.ts";
import { wrapped } from "../wrapped.ts";

/** What people do before the merge, and what they look at after it. */
export function toDoLines(
  report: Report,
  when: "before merging" | "after merging",
  { paint, width }: Page,
): readonly string[] {
  const all = toDosOf(report, when);
  if (all.length === 0) return [];
  return [
    paint("bold", when === "before merging" ? "Before merging" : "After merging"),
    ...all.flatMap(({ where, about, text, steps }, index) => [
      ...wrapped(about === undefined ? where : `${where}: ${about}`, {
        width,
        indent: "       ",
        first: `  ${String(index + 1).padStart(3)}. `,
      }).map((line) => paint("cyan", line)),
      ...(steps.length < 2
        ? wrapped(text, { width, indent: "       " })
        : steps.flatMap((step, at) => wrapped(step, { width, indent: "          ", first: `       ${at + 1}. ` }))),
    ]),
  ];
}
