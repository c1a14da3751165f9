import type { FoldedObject, Report } from "@meshwright/diff";
import { clustersText, nameOf } from "@meshwright/diff";
import { counted } from "../counted.ts";
import { objectLines } from "./change-lines.ts";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, code, fenced, html, prose } from "./markdown-text.ts";
import { isOfWhole, legendOf, objectText, whereText } from "./words.ts";

/** So many lines are shown of an object that changes, and of one that is new. */
const mostLines = 60;
const mostOfNew = 25;
/** So many characters of a line. */
const widest = 300;

const fileOf = ({ one }: FoldedObject): string => one.after ?? one.before ?? "";
const folderOf = (object: FoldedObject): string => fileOf(object).split("/").slice(0, -1).join("/");

/** What differs, object by object, behind a summary for each folder; then files that hold no object. */
export function detailSections(report: Report, sheet: Sheet): readonly Section[] {
  const { all, artifact } = sheet;
  const objects = report.objects.filter(({ noise }) => all || noise === undefined);
  const files = report.files.filter(({ noise }) => all || noise === undefined);
  const frame = { chapter: "## Details", close: "</details>", rank: ranks.details, cut: cutNote("change", artifact) };
  const [whole, parts] = [true, false].map((asked) => objects.filter((one) => isOfWhole(one, report) === asked));
  return [
    ...[...Map.groupBy(parts ?? [], folderOf)].map(([folder, inFolder]) => ({
      ...frame,
      open: summary(
        `${folder}: ${counted(inFolder.length, "object")}${legendOf(folder) !== "" ? inClusters(inFolder, report) : ""}`,
      ),
      blocks: inFolder.map((object) => objectBlock(object, report, sheet)),
    })),
    ...[...Map.groupBy(whole ?? [], ({ one, clusters }) => `${clusters.join(", ")}: objects ${one.how}`)].map(
      ([title, inTop]) => ({
        ...frame,
        open: summary(`${title}: ${inTop.length}`),
        blocks: inTop.map(({ one }) => ({
          text: `- ${prose(clipped(nameOf(one.ref), widest))} (${code(clipped(one.after ?? one.before ?? "", widest))})`,
          tells: 1,
        })),
      }),
    ),
    ...(files.length === 0
      ? []
      : [
          {
            ...frame,
            open: summary(`Other files: ${files.length}`),
            blocks: files.map(({ one, ...where }) => ({
              text: `- ${code(clipped(one.path, widest))} ${one.how}: ${prose(whereText(where, report.clusters))}`,
              tells: 1,
            })),
          },
        ]),
  ];
}

const summary = (text: string): string => `<details><summary>${html(clipped(text, widest))}</summary>`;

const inClusters = (objects: readonly FoldedObject[], { clusters }: Report): string =>
  ` in ${clustersText([...new Set(objects.flatMap((one) => one.clusters))].toSorted(), clusters)}`;

function objectBlock(object: FoldedObject, { clusters }: Report, { all }: Sheet): Block {
  const lines = objectLines(object, { all });
  const most = object.one.how === "added" ? mostOfNew : mostLines;
  const shown = lines.slice(0, most).map(({ mark, text }) => `${mark} ${clipped(text, widest)}`);
  const left = lines.length - shown.length;
  const head = `**${prose(clipped(objectText(object.one), widest))}** (${prose(whereText(object, clusters))})`;
  const body = left > 0 ? [...shown, `  … ${counted(left, "more line")}`] : shown;
  return { text: body.length === 0 ? `${head}\n` : `${head}\n\n${fenced(body, "diff")}\n`, tells: 1 };
}
