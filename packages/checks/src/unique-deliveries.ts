import { finding, kinds, pointerTo } from "@meshwright/findings";
import { areaOf, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import type { TreeDelivery } from "./delivery/tree-in-repository.ts";
import { above, treeDeliveries } from "./delivery/tree-in-repository.ts";

const nameOf = ({ delivery: { resource } }: TreeDelivery): string => `${resource.ref.kind} ${resource.ref.name}`;

/**
 * Who may deliver a folder only once: an engine, and of CRDs that clusters share, an engine for each of them. Folders that no
 * render writes may be for several clusters.
 */
function ownersOf(folder: string): ((one: TreeDelivery) => string) | undefined {
  const area = areaOf(folder.split("/").slice(1).join("/"));
  if (area.of === "nothing") return undefined;
  return ({ delivery: { engine, resource } }) => (area.of === "crds" ? `${engine} ${resource.cluster}` : engine);
}

export const uniqueDeliveries: Check = {
  name: "unique-deliveries",
  summary: "No folder of the tree is delivered twice by one engine to one cluster",
  finds: [kinds.deliveredTwice],
  *run(input) {
    const byFolder = Map.groupBy(treeDeliveries(input), ({ folder }) => folder);
    const told = new Set<TreeDelivery>();
    for (const folder of [...(input.folders ?? [])].toSorted()) {
      const ownerOf = ownersOf(folder);
      if (ownerOf === undefined) continue;
      const exact = byFolder.get(folder) ?? [];
      const from = above(folder).flatMap((top) => (byFolder.get(top) ?? []).filter(({ delivery }) => delivery.below));
      for (const [first, ...more] of Map.groupBy([...from, ...exact], ownerOf).values())
        for (const again of more) {
          if (first === undefined || told.has(again)) continue;
          told.add(again);
          const { resource, keys } = again.delivery;
          yield finding(kinds.deliveredTwice, placeIn(resource, pointerTo(...keys)), { folder, other: nameOf(first) });
        }
    }
  },
};
