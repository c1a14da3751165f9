import type { Inventory, Resource } from "@meshwright/inventory";
import { applicationSources, at, textAt } from "@meshwright/inventory";

const inner = (path: string): string => path.replace(/^\.?\//, "").replace(/\/$/, "");

/** True where a path in a repository is, or lies above, a folder of the tree; where the tree lies in the repository is not known. */
function covers(path: string | undefined, folder: string, recurses: boolean): boolean {
  if (path === undefined) return false;
  const parts = folder.split("/");
  const folders = recurses ? parts.map((_, index) => parts.slice(0, index + 1).join("/")) : [folder];
  return folders.some((one) => inner(path) === one || inner(path).endsWith(`/${one}`));
}

function delivers(resource: Resource, folder: string): boolean {
  if (resource.ref.kind === "Kustomization") return covers(textAt(resource.body, "spec", "path"), folder, true);
  return applicationSources(resource).some(({ source }) =>
    covers(textAt(source, "path"), folder, at(source, "directory", "recurse") === true),
  );
}

/** The Applications of Argo CD and the Kustomizations of Flux by which a folder reaches a cluster. */
export const deliverersOf = (folder: string, inventory: Inventory): readonly Resource[] =>
  [
    ...inventory.of("argoproj.io", "Application"),
    ...inventory.of("kustomize.toolkit.fluxcd.io", "Kustomization"),
  ].filter((resource) => delivers(resource, folder));
