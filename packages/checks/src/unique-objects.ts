import { finding, kinds } from "@meshwright/findings";
import { identityOf, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";

export const uniqueObjects: Check = {
  name: "unique-objects",
  summary: "No two files hold the same object of one API server",
  finds: [kinds.duplicateObject],
  *run({ inventory }) {
    const first = new Map<string, string>();
    for (const resource of inventory.resources) {
      // Folders of anybody's may be for clusters each, as overlays are.
      const identity = `${resource.area.of === "nothing" ? resource.folder : ""} ${identityOf(resource)}`;
      const other = first.get(identity);
      if (other === undefined) first.set(identity, resource.file);
      else yield finding(kinds.duplicateObject, placeIn(resource, "/metadata/name"), { other });
    }
  },
};
