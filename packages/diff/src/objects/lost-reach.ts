import type { Resource } from "@meshwright/inventory";
import { itemsAt, textAt } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { oncePer } from "../once-per.ts";
import { deliverersOf } from "./deliverers.ts";

const namespacesOf = (project: Resource | undefined): ReadonlySet<string> =>
  new Set(itemsAt(project?.body, "spec", "destinations").flatMap((one) => textAt(one, "namespace") ?? []));

/** `harbour-cluster-a/sample-b`: namespaces that an AppProject of Argo CD names no more. Each cluster asks for those of all. */
const lostReach = oncePer(({ clusters }: Delta): ReadonlySet<string> => {
  const changed = clusters
    .flatMap(({ changes }) => changes)
    .filter(({ how, after }) => how === "changed" && after?.ref.kind === "AppProject");
  return new Set(
    changed.flatMap(({ before, after }) => {
      const left = namespacesOf(after);
      return [...namespacesOf(before)]
        .filter((namespace) => !left.has(namespace) && !left.has("*"))
        .map((namespace) => `${after?.ref.name ?? ""}/${namespace}`);
    }),
  );
});

/**
 * The AppProject that no longer lets Argo CD prune an object, because it loses the namespace in the same change: what a project does
 * not permit is not deleted (https://github.com/argoproj/argo-cd/pull/2695). Which of the two comes first is not known.
 */
export function projectsThatLetGo({ before }: ClusterDelta, whole: Delta): (object: Resource) => string | undefined {
  const lost = lostReach(whole);
  return ({ folder, ref }) =>
    lost.size === 0 || ref.namespace === undefined
      ? undefined
      : deliverersOf(folder, before)
          .map(({ body }) => textAt(body, "spec", "project") ?? "")
          .find((project) => lost.has(`${project}/${ref.namespace ?? ""}`));
}
