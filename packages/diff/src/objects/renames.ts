import type { Resource } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { isGeneratedRename } from "../match/generated-name.ts";
import { replaceWord } from "../match/words.ts";
import type { ObjectChange } from "../object-change.ts";
import { oncePer } from "../once-per.ts";

/** An object that has another name. */
export interface Rename {
  readonly before: Resource;
  readonly after: Resource;
}

const isOfUnit = ({ area }: Resource): boolean => area.of === "unit" || area.of === "nothing";

const renameOf = (change: ObjectChange): readonly Rename[] => {
  const { before, after } = change;
  if (change.renamed !== true || before === undefined || after === undefined) return [];
  return isOfUnit(after) && !isGeneratedRename(change) ? [{ before, after }] : [];
};

const byCluster = oncePer(
  ({ clusters }: Delta) => new Map(clusters.map((one) => [one.cluster, one.changes.flatMap(renameOf)] as const)),
);

/** Objects of a top folder that have other names. Rules see each as one that goes and one that comes; only the whole knows. */
export const renamesIn = ({ cluster }: ClusterDelta, whole: Delta): readonly Rename[] =>
  byCluster(whole).get(cluster) ?? [];

/** Objects of which `renamed` tells what becomes of them, under both names. */
export const toldAsRenamed = (delta: ClusterDelta, whole: Delta): ReadonlySet<Resource | undefined> =>
  new Set(renamesIn(delta, whole).flatMap(({ before, after }) => [before, after]));

/** What has another name for one reason: its namespace, or a name in which that of a namespace is, else its folder. */
export function byReason(renames: readonly Rename[]): readonly (readonly Rename[])[] {
  const namespaces = renames.filter(({ before }) => before.ref.kind === "Namespace");
  const reasonOf = ({ before, after }: Rename): string => {
    const reason = namespaces.find((one) =>
      [before.ref.namespace ?? "", before.ref.name].every(
        (name, index) =>
          replaceWord(name, one.before.ref.name, one.after.ref.name) ===
          [after.ref.namespace ?? "", after.ref.name][index],
      ),
    );
    return reason?.before.ref.name ?? `${before.folder} ${after.folder}`;
  };
  return [...Map.groupBy(renames, reasonOf).values()];
}
