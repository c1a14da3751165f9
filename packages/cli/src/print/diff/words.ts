import type { ChangedObject, Deviation, Folded, Hidden, Report, Risk } from "@meshwright/diff";
import { clustersText, nameOf } from "@meshwright/diff";
import { counted } from "../counted.ts";

/** What a risk asks of a reviewer. */
export const asks: Readonly<Record<Risk, string>> = {
  stop: "somebody must confirm that this is meant before it is merged",
  careful: "look at what is listed, and watch it after merging",
  routine: "nothing to do",
};

export const riskTitles: Readonly<Record<Risk, string>> = { stop: "Stop", careful: "Careful", routine: "Routine" };

/** `2 objects changed, 1 added in 2 of 3 clusters`. */
export function countsText({ counts, clusters }: Report): string {
  const objects = [
    ...(counts.changed > 0 ? [`${counted(counts.changed, "object")} changed`] : []),
    ...(counts.added > 0 ? [`${counted(counts.added, "object")} added`] : []),
    ...(counts.removed > 0 ? [`${counted(counts.removed, "object")} removed`] : []),
    ...(counts.files > 0 ? [`${counted(counts.files, "other file")} differing`] : []),
  ];
  const all = clusters.length === 0 ? "" : `; the tree has ${counted(clusters.length, "cluster")}`;
  return `${objects.length === 0 ? "no object differs" : objects.join(", ")}${all}`;
}

/** Where something happens, and where else it could have been expected. */
export function whereText(
  { clusters, deviatesFrom, notIn, peers }: Omit<Folded<unknown>, "one"> & Deviation,
  all: readonly string[],
): string {
  const about = [...new Set(Object.values(peers ?? {}).flat())].toSorted();
  return [
    clustersText(clusters, all),
    ...(about.length > 0 ? [`for ${clustersText(about, all)} as ‹peer›`] : []),
    ...(deviatesFrom === undefined ? [] : [`other than in ${counted(deviatesFrom, "cluster")}`]),
    ...(notIn === undefined ? [] : [`not in ${clustersText(notIn, all)}`]),
  ].join("; ");
}

const verbs = { added: "added", removed: "removed", changed: "changed" } as const;

/** `Deployment shop/web changed, moved from …`. */
export function objectText({ how, ref, was, before, after }: ChangedObject): string {
  const moved = before !== undefined && after !== undefined && before !== after;
  const parts = [
    `${nameOf(ref)} ${verbs[how]}`,
    ...(was === undefined ? [] : [`was ${nameOf(was)}`]),
    ...(moved ? [`moved from ${before}`] : []),
  ];
  return parts.join(", ");
}

/** `12 objects, 2 files: generated, …`. */
export function hiddenText({ reason, objects, changes, files }: Hidden): string {
  const counts = [
    ...(objects > 0 ? [counted(objects, "object")] : []),
    ...(changes > 0 ? [`${counted(changes, "change")} within objects`] : []),
    ...(files > 0 ? [counted(files, "file")] : []),
  ];
  return `${counts.join(", ")}: ${reason}`;
}
