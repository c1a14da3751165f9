import type { Resource } from "@meshwright/inventory";
import { applicationSources, at, isKustomization, textAt } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";

/** A folder of a repository that an object delivers. */
export interface Delivery {
  readonly resource: Resource;
  readonly keys: readonly (string | number)[];
  readonly engine: Engine;
  /** Tells repositories apart; a Flux source by its name. */
  readonly repository: string;
  /** Relative to the repository's root. */
  readonly path: string;
  /** True where folders below it are delivered as well. */
  readonly below: boolean;
}

const plain = (path: string): string => path.replace(/^(\.?\/)+/, "").replace(/(^\.|\/+)$/, "");

/** https://argo-cd.readthedocs.io/en/stable/user-guide/directory/: only the folder itself, if not told to recurse. */
function ofApplication(resource: Resource): readonly Delivery[] {
  return applicationSources(resource).flatMap(({ source, keys }) => {
    const path = textAt(source, "path");
    if (path === undefined || textAt(source, "chart") !== undefined) return [];
    const repository = textAt(source, "repoURL") ?? "";
    const below = at(source, "directory", "recurse") === true;
    return [{ resource, engine: "argocd" as const, keys: [...keys, "path"], repository, path: plain(path), below }];
  });
}

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file: with all that is below. */
function ofKustomization(resource: Resource): readonly Delivery[] {
  const path = textAt(resource.body, "spec", "path");
  if (path === undefined) return [];
  const repository = textAt(resource.body, "spec", "sourceRef", "name") ?? "";
  return [{ resource, engine: "flux", keys: ["spec", "path"], repository, path: plain(path), below: true }];
}

/** All folders that Applications and Kustomizations deliver. */
export const deliveriesOf = (resources: readonly Resource[]): readonly Delivery[] =>
  resources.flatMap((resource) => (isKustomization(resource) ? ofKustomization(resource) : ofApplication(resource)));
