import type { FoldedObject, Report } from "@meshwright/diff";
import { inFirst } from "@meshwright/diff";
import { counted } from "../counted.ts";
import { printable } from "../printable.ts";
import { objectLines } from "./change-lines.ts";
import type { Page } from "./text.ts";
import { isOfWhole, objectText, shownOf, whereText } from "./words.ts";
import { wrapped } from "../wrapped.ts";

const markStyles = { "+": "green", "-": "red" } as const;

/** What differs, object by object; then files that hold no object. */
export function detailLines(report: Report, page: Page): readonly string[] {
  const { paint, all, width } = page;
  const { objects, files } = shownOf(report, page);
  if (objects.length + files.length === 0) return [];
  const isBrief = (object: FoldedObject): boolean => !all && isOfWhole(object, report);
  const brief = Map.groupBy(
    objects.filter(isBrief),
    ({ one, clusters }) => `${one.how} with all of ${clusters.join(", ")}`,
  );
  return [
    paint("bold", "Details"),
    ...objects.filter((object) => !isBrief(object)).flatMap((object) => linesOf(object, report, page)),
    ...[...brief].map(([title, same]) => `  ${counted(same.length, "object")} ${printable(title)} (--all lists them)`),
    ...files.flatMap((file) =>
      wrapped(`${inFirst(file).path} ${file.one.how}; ${whereText(file, report.clusters, file.one)}`, {
        width,
        indent: "    ",
        first: "  ",
      }),
    ),
  ];
}

function linesOf(object: FoldedObject, { clusters }: Report, { paint, width, all }: Page): readonly string[] {
  const one = inFirst(object);
  const lines = one.how === "added" && !all ? [] : objectLines(object, { all });
  const place = `${one.after ?? one.before}; ${whereText(object, clusters, object.one)}`;
  return [
    ...wrapped(objectText(one), { width, indent: "    ", first: "  " }).map((line) => paint("bold", line)),
    ...wrapped(place, { width, indent: "    " }).map((line) => paint("dim", line)),
    ...lines.map(({ mark, text }) => {
      const line = `    ${mark} ${text}`;
      return mark === " " ? line : paint(markStyles[mark], line);
    }),
  ];
}
