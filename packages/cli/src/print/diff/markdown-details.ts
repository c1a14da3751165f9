import type { FoldedObject, Report } from "@meshwright/diff";
import { clustersText } from "@meshwright/diff";
import { counted } from "../counted.ts";
import { objectLines } from "./change-lines.ts";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, code, fenced, html, prose } from "./markdown-text.ts";
import { objectText, whereText } from "./words.ts";

/** So many lines of one object are shown. */
const mostLines = 60;
/** So many characters of a line. */
const widest = 300;

const fileOf = ({ one }: FoldedObject): string => one.after ?? one.before ?? "";
const folderOf = (object: FoldedObject): string => fileOf(object).split("/").slice(0, -1).join("/");

/** What differs, object by object, behind a summary for each folder; then files that hold no object. */
export function detailSections(report: Report, sheet: Sheet): readonly Section[] {
  const { all, artifact } = sheet;
  const objects = report.objects.filter(({ noise }) => all || noise === undefined);
  const files = report.files.filter(({ noise }) => all || noise === undefined);
  const groups = Map.groupBy(objects, folderOf);
  const frame = { chapter: "## Details", close: "</details>", rank: ranks.details, cut: cutNote("change", artifact) };
  const ofObjects = [...groups].map(([folder, inFolder]) => ({
    ...frame,
    open: summary(
      `${folder}: ${counted(inFolder.length, "object")}, ${clustersText(clustersIn(inFolder), report.clusters)}`,
    ),
    blocks: inFolder.map((object) => objectBlock(object, report, sheet)),
  }));
  if (files.length === 0) return ofObjects;
  return [
    ...ofObjects,
    {
      ...frame,
      open: summary(`Other files: ${files.length}`),
      blocks: files.map(({ one, ...where }) => ({
        text: `- ${code(clipped(one.path, widest))} ${one.how}: ${prose(whereText(where, report.clusters))}`,
        tells: 1,
      })),
    },
  ];
}

const summary = (text: string): string => `<details><summary>${html(clipped(text, widest))}</summary>`;

const clustersIn = (objects: readonly FoldedObject[]): readonly string[] =>
  [...new Set(objects.flatMap(({ clusters }) => clusters))].toSorted();

function objectBlock(object: FoldedObject, { clusters }: Report, { all }: Sheet): Block {
  const lines = objectLines(object, { all });
  const shown = lines.slice(0, mostLines).map(({ mark, text }) => `${mark} ${clipped(text, widest)}`);
  const left = lines.length - shown.length;
  const head = `**${prose(clipped(objectText(object.one), widest))}** (${prose(whereText(object, clusters))})`;
  const body = left > 0 ? [...shown, `  … ${counted(left, "more line")}`] : shown;
  return { text: [head, "", ...(body.length === 0 ? [] : [fenced(body, "diff"), ""])].join("\n"), tells: 1 };
}
