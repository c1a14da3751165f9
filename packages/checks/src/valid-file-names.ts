import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { fileNames, identityOf, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";

const baseName = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

/** The name that each object of a folder should have, by its identity. */
function namesIn(resources: readonly Resource[]): ReadonlyMap<string, string> {
  // The same object twice is another check's finding.
  const once = [...new Map(resources.map((resource) => [identityOf(resource), resource])).entries()];
  const names = fileNames(once.map(([, { ref }]) => ref));
  return new Map(once.map(([identity], index) => [identity, names[index] ?? ""]));
}

export const validFileNames: Check = {
  name: "valid-file-names",
  summary: "Every file is called after the object that it holds",
  finds: [kinds.misplacedObject],
  *run({ inventory }) {
    const placed = inventory.resources.filter(({ area, madeBy }) => area.of !== "nothing" && madeBy === undefined);
    for (const resources of Map.groupBy(placed, ({ folder }) => folder).values()) {
      const names = namesIn(resources);
      for (const resource of resources) {
        const name = names.get(identityOf(resource)) ?? "";
        if (baseName(resource.file) === name) continue;
        const problem = `Its file should be called ${name}, after the object that it holds.`;
        yield finding(kinds.misplacedObject, placeIn(resource, "/metadata/name"), { problem });
      }
    }
  },
};
