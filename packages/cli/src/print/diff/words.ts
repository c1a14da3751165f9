import type { ChangedObject, Deviation, Folded, FoldedObject, Hidden, Report, Risk } from "@meshwright/diff";
import { clustersText, nameOf, foldedPlace } from "@meshwright/diff";
import { counted } from "../counted.ts";

/** What a risk asks of a reviewer. */
export const asks: Readonly<Record<Risk, string>> = {
  stop: "somebody must confirm that this is meant before it is merged",
  careful: "read what is listed before it is merged",
  routine: "nothing to do",
};

/** The title of a rule, as a report has it. */
export const headingOf = (rule: string, { rules }: Pick<Report, "rules">): string =>
  rules.find(({ name }) => name === rule)?.heading ?? rule;

export const riskTitles: Readonly<Record<Risk, string>> = { stop: "Stop", careful: "Careful", routine: "Routine" };

/** `2 objects changed, 1 object added, in 2 of 3 clusters`. Files that follow from all others are left out. */
export function countsText({ counts, clusters, objects, files, unread }: Report): string {
  const others = files.filter(({ noise }) => noise === undefined);
  const count = others.reduce((sum, file) => sum + file.clusters.length, 0);
  const parts = [
    ...(counts.changed > 0 ? [`${counted(counts.changed, "object")} changed`] : []),
    ...(counts.added > 0 ? [`${counted(counts.added, "object")} added`] : []),
    ...(counts.removed > 0 ? [`${counted(counts.removed, "object")} removed from these files`] : []),
    ...(count > 0 ? [`${counted(count, "other file")} differing`] : []),
  ];
  const all = new Set(clusters);
  const touched = new Set([...objects, ...others].flatMap((one) => one.clusters).filter((name) => all.has(name)));
  const where = all.size === 0 ? "" : `, in ${touched.size} of ${counted(all.size, "cluster")}`;
  const none = unread.length === 0 ? "nothing differs in these files" : "nothing differs in what could be compared";
  return parts.length === 0 ? none : `${parts.join(", ")}${where}`;
}

/** What is shown in the details: without what is generated, unless all is asked for. */
export const shownOf = (
  { objects, files }: Pick<Report, "objects" | "files">,
  { all }: { readonly all: boolean },
): Pick<Report, "objects" | "files"> => ({
  objects: objects.filter(({ noise }) => all || noise === undefined),
  files: files.filter(({ noise }) => all || noise === undefined),
});

/** True for what comes or goes with a top folder as a whole: that it does is told, and each part of it by its name. */
export const isOfWhole = ({ one, clusters }: FoldedObject, { tops }: Pick<Report, "tops">): boolean =>
  (one.how === "added" && clusters.every((name) => tops.added.includes(name))) ||
  (one.how === "removed" && clusters.every((name) => tops.removed.includes(name)));

/** Where something happens, and where else it could have been expected. What is told of it says whether it is told of the first only. */
export function whereText(
  folded: Omit<Folded<unknown>, "one"> & Deviation,
  all: readonly string[],
  told: unknown,
): string {
  return [foldedPlace(folded, all, told), ...deviationTexts(folded, all)].join("; ");
}

/** Where else something could have been expected. */
export const deviationTexts = ({ deviatesFrom, notIn }: Deviation, all: readonly string[]): readonly string[] => [
  ...(deviatesFrom === undefined ? [] : [`other than in ${counted(deviatesFrom, "cluster")}`]),
  ...(notIn === undefined ? [] : [`not in ${clustersText(notIn, all)}, where it is as well`]),
];

/** `Deployment shop/web changed, moved from …`. */
export function objectText({ how, ref, was, before, after }: ChangedObject): string {
  const moved = before !== undefined && after !== undefined && before !== after;
  const parts = [
    `${nameOf(ref)} ${how}`,
    ...(was === undefined ? [] : [`was ${nameOf(was)}`]),
    ...(moved ? [`moved from ${before}`] : []),
  ];
  return parts.join(", ");
}

/** What is worth a word of what is not shown: not the lists of files alone, which always change. */
export const worthHiding = ({ hidden }: Report): Report["hidden"] =>
  hidden.every(({ objects, changes }) => objects + changes === 0) ? [] : hidden;

/** `12 objects, 2 files: generated, …`. */
export function hiddenText({ reason, objects, changes, files }: Hidden): string {
  const counts = [
    ...(objects > 0 ? [counted(objects, "object")] : []),
    ...(changes > 0 ? [`${counted(changes, "change")} within objects`] : []),
    ...(files > 0 ? [counted(files, "file")] : []),
  ];
  return `${counts.join(", ")}: ${reason}`;
}
