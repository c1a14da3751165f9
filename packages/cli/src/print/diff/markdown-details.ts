import type { FoldedObject, Report } from "@meshwright/diff";
import { clustersText, foldedPlace, inFirst, nameOf, placeParts, timesOf } from "@meshwright/diff";
import { counted } from "../counted.ts";
import { objectLines } from "./change-lines.ts";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, code, fenced, html, prose } from "./markdown-text.ts";
import { deviationTexts, isOfWhole, objectText, shownOf, whereText } from "./words.ts";

/** So many lines are shown of an object that changes, and of one that is new. */
const mostLines = 60;
const mostOfNew = 25;
/** Of what gives permissions all is to be read. */
const mostOfPermissions = 200;
const permissions: ReadonlySet<string> = new Set(["AppProject", "ClusterRole", "Role"]);
/** So many characters of a line. */
const widest = 300;

function fileOf(object: FoldedObject): string {
  const { before, after } = inFirst(object);
  return after ?? before ?? "";
}
const folderOf = (object: FoldedObject): string => fileOf(object).split("/").slice(0, -1).join("/");

/** What differs, object by object, behind a summary for each folder; then files that hold no object. */
export function detailSections(report: Report, sheet: Sheet): readonly Section[] {
  const { artifact } = sheet;
  const { objects, files } = shownOf(report, sheet);
  const frame = { chapter: "## Details", close: "</details>", rank: ranks.details, cut: cutNote("change", artifact) };
  const [whole, parts] = [true, false].map((asked) => objects.filter((one) => isOfWhole(one, report) === asked));
  return [
    ...[
      ...Map.groupBy(parts ?? [], (one) => `${folderOf(one)} ${foldedPlace(one, report.clusters, one.one)}`).values(),
    ].map((inFolder) => ({
      ...frame,
      open: summary(`${folderText(inFolder[0], report)}: ${countText(inFolder)}`),
      blocks: inFolder.map((object) => objectBlock(object, report, sheet)),
    })),
    ...[
      ...Map.groupBy(
        whole ?? [],
        ({ one, clusters }) => `${clustersText(clusters, report.clusters)}, ${wholes[one.how]}`,
      ),
    ].map(([title, inTop]) => ({
      ...frame,
      open: summary(`${title}: ${countText(inTop)}`),
      blocks: inTop.map((object) => ({
        text: `- ${prose(clipped(nameOf(inFirst(object).ref), widest))} (${code(clipped(fileOf(object), widest))})`,
        tells: 1,
      })),
    })),
    ...(files.length === 0
      ? []
      : [
          {
            ...frame,
            open: summary(`Other files: ${files.length}`),
            blocks: files.map((file) => ({
              text: `- ${code(clipped(inFirst(file).path, widest))} ${file.one.how}: ${prose(whereText(file, report.clusters, file.one))}`,
              tells: 1,
            })),
          },
        ]),
  ];
}

const wholes = { added: "all of it new", removed: "all of it removed from these files", changed: "changed" } as const;

/** `2 objects`; where some are in several clusters, how many that makes in all, as the counts at the top have it. */
function countText(objects: readonly FoldedObject[]): string {
  const all = objects.reduce((sum, object) => sum + timesOf(object), 0);
  return `${counted(objects.length, "object")}${all === objects.length ? "" : `, ${all} in all clusters`}`;
}

const summary = (text: string): string => `<details><summary>${html(clipped(text, widest))}</summary>`;

/** `cluster-a/90-shop (the same in cluster-b)`. */
function folderText(object: FoldedObject | undefined, { clusters }: Report): string {
  if (object === undefined) return "";
  return `${folderOf(object)}${placeParts(object, clusters, object.one).same}`;
}

function objectBlock(object: FoldedObject, { clusters }: Report, { all }: Sheet): Block {
  const lines = objectLines(object, { all });
  const isPermission = permissions.has(object.one.ref.kind);
  const most = isPermission ? mostOfPermissions : object.one.how === "added" ? mostOfNew : mostLines;
  const shown = lines.slice(0, most).map(({ mark, text }) => `${mark} ${clipped(text, widest)}`);
  const left = lines.length - shown.length;
  const elsewhere = deviationTexts(object, clusters).join("; ");
  const head = `**${prose(clipped(objectText(inFirst(object)), widest))}**${elsewhere === "" ? "" : ` (${prose(elsewhere)})`}`;
  const body =
    left > 0 ? [...shown, `  … ${counted(left, "more line")}, in ${clipped(fileOf(object), widest)}`] : shown;
  return { text: body.length === 0 ? `${head}\n` : `${head}\n\n${fenced(body, "diff")}\n`, tells: 1 };
}
