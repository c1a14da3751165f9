import { finding, kinds, pointerTo } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { above, treeDeliveries } from "./delivery/tree-in-repository.ts";

export const danglingFolders: Check = {
  name: "dangling-folders",
  summary: "Every folder of the tree's repository that is delivered is in the tree",
  finds: [kinds.danglingFolder],
  *run(input) {
    const there = new Set([...(input.folders ?? [])].flatMap((folder) => [folder, ...above(folder)]));
    for (const { delivery, folder } of treeDeliveries(input)) {
      if (there.has(folder)) continue;
      const place = placeIn(delivery.resource, pointerTo(...delivery.keys));
      yield finding(kinds.danglingFolder, place, { folder: delivery.path });
    }
  },
};
