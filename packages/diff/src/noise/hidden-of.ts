import type { FoldedObject, Hidden, Report } from "../report.ts";

/** How often something is there: in each of its clusters, for each that it is about. */
export const timesOf = ({ clusters, peers }: Pick<FoldedObject, "clusters" | "peers">): number =>
  peers === undefined ? clusters.length : Object.values(peers).reduce((sum, names) => sum + names.length, 0);

/** What is marked as noise or quiet, counted by its reason. */
export function hiddenOf({ objects, files }: Pick<Report, "objects" | "files">): readonly Hidden[] {
  const counts = new Map<string, { objects: number; changes: number; files: number }>();
  const add = (reason: string, what: "objects" | "changes" | "files", count: number): void => {
    const found = counts.get(reason) ?? { objects: 0, changes: 0, files: 0 };
    found[what] += count;
    counts.set(reason, found);
  };
  for (const object of objects) {
    if (object.noise !== undefined) add(object.noise, "objects", timesOf(object));
    for (const [reason, indexes] of Object.entries(object.quiet ?? {}))
      add(reason, "changes", indexes.length * timesOf(object));
  }
  for (const file of files) if (file.noise !== undefined) add(file.noise, "files", timesOf(file));
  return [...counts]
    .map(([reason, count]) => ({ reason, ...count }))
    .toSorted((left, right) => (left.reason < right.reason ? -1 : 1));
}
