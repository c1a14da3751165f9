import { releaseFolder } from "@meshwright/inventory";
import type { Change } from "../tree/step.ts";
import { counted } from "./counted.ts";

const help =
  "docs/charts.md says what to do in the cluster before it is merged: Changing the way in a running cluster.";

/** Path of a HelmRelease in the tree: the cluster and the unit. */
const release = RegExp(`^([^/]+)/${releaseFolder("([^/]+)")}/`);

const lineOf = (what: string, changes: readonly RegExpExecArray[]): readonly string[] => {
  if (changes.length === 0) return [];
  const units = [...new Set(changes.map(([, , unit = ""]) => unit))].toSorted();
  const clusters = new Set(changes.map(([, cluster]) => cluster));
  return [`${what} in ${counted(clusters.size, "cluster")}: ${units.join(", ")}. ${help}`];
};

/** What a render says where a chart goes from a HelmRelease of Flux to objects of the tree, or back: two would own it. */
export function handOverLines(changes: readonly Change[]): readonly string[] {
  const releases = (kind: Change["kind"]): readonly RegExpExecArray[] =>
    changes
      .filter((change) => change.kind === kind)
      .map(({ path }) => release.exec(path))
      .filter((found) => found !== null);
  const units = new Set(
    changes.filter(({ kind }) => kind === "removed").map(({ path }) => path.split("/", 2).join("/")),
  );
  const cameBack = releases("added").filter(([, cluster, unit]) => units.has(`${cluster}/${unit}`));
  return [
    ...lineOf("HelmReleases that are rendered no longer, and stay in the cluster,", releases("removed")),
    ...lineOf("HelmReleases in the place of objects that Flux delivered,", cameBack),
  ];
}
