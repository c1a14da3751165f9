import { finding, kinds, pointerTo } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { deliveriesOf } from "./delivery/deliveries.ts";
import { above, treeInRepository } from "./delivery/tree-in-repository.ts";

export const danglingFolders: Check = {
  name: "dangling-folders",
  summary: "Every folder of the tree's repository that is delivered is in the tree",
  finds: [kinds.danglingFolder],
  *run({ inventory, folders }) {
    if (folders === undefined) return;
    const deliveries = deliveriesOf(inventory);
    const tree = treeInRepository(deliveries, folders);
    const there = new Set([...folders].flatMap((folder) => [folder, ...above(folder)]));
    for (const delivery of deliveries) {
      const folder = tree.folderOf(delivery);
      if (folder === undefined || there.has(folder)) continue;
      const place = placeIn(delivery.resource, pointerTo(...delivery.keys));
      yield finding(kinds.danglingFolder, place, { folder: delivery.path });
    }
  },
};
