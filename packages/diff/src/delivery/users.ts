import type { Resource } from "@meshwright/inventory";
import { applicationSources, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { Delta } from "../delta.ts";
import { nameOf } from "../words.ts";

const known = new WeakMap<Delta, ReadonlyMap<string, readonly Resource[]>>();

/** All Applications of the head, by their projects; those of top folders in which nothing differs too. */
function byProject(whole: Delta): ReadonlyMap<string, readonly Resource[]> {
  const found = known.get(whole);
  if (found !== undefined) return found;
  const changed = new Map(whole.clusters.map(({ cluster, after }) => [cluster, after]));
  const all = whole.after.tops.flatMap(
    (top) => changed.get(top)?.of("argoproj.io", "Application") ?? whole.after.resources(top).filter(isApplication),
  );
  const made = Map.groupBy(all, ({ body }) => textAt(body, "spec", "project") ?? "default");
  known.set(whole, made);
  return made;
}

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
