import type { Resource } from "@meshwright/inventory";
import { applicationSources, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { Delta } from "../delta.ts";
import { nameOf } from "../words.ts";
import { oncePer } from "../once-per.ts";

/** All Applications of the head, by their projects; those of top folders in which nothing differs too. */
const byProject = oncePer(({ clusters, after: { tops, resources } }: Delta) => {
  const changed = new Map(clusters.map(({ cluster, after }) => [cluster, after]));
  const all = tops.flatMap(
    (top) => changed.get(top)?.of("argoproj.io", "Application") ?? resources(top).filter(isApplication),
  );
  return Map.groupBy(all, ({ body }) => textAt(body, "spec", "project") ?? "default");
});

const isApplication = ({ ref }: Resource): boolean => groupKind(ref) === "argoproj.io/Application";

/** Applications of a project that take something from one of these repositories. */
export const usersOf = (repositories: readonly string[], project: string, whole: Delta): readonly string[] =>
  repositories.length === 0
    ? []
    : (byProject(whole).get(project) ?? [])
        .filter((one) =>
          applicationSources(one).some(({ source }) => repositories.includes(textAt(source, "repoURL") ?? "")),
        )
        .map(({ ref }) => nameOf(ref));
