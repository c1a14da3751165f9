import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Resource } from "@meshwright/inventory";
import { crdSetsOf, crdsFolder, fleetFolder } from "@meshwright/inventory";
import type { TreeShape } from "./read-top-folders.ts";
import { topFolders } from "./read-top-folders.ts";

/** True where rendered charts of the tree share CRDs. */
export const hasSharedCrds = ({ kind, absolute }: TreeShape): boolean =>
  kind === "tree" && existsSync(join(absolute, fleetFolder, crdsFolder));

/** Gives the shared CRDs that a cluster's Applications or Kustomizations name; those of a set are the same for all. */
export function sharedCrds(shape: TreeShape): (resources: readonly Resource[]) => readonly Resource[] {
  if (!hasSharedCrds(shape)) return () => [];
  const [fleet] = topFolders({ ...shape, names: [fleetFolder] });
  const sets = Map.groupBy(
    (fleet?.resources ?? []).filter(({ area }) => area.of === "crds"),
    ({ area }) => (area.of === "crds" ? area.set : ""),
  );
  return (resources) => [...crdSetsOf(resources)].toSorted().flatMap((set) => sets.get(set) ?? []);
}
