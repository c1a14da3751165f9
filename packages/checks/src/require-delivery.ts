import { finding, kinds } from "@meshwright/findings";
import type { Inventory } from "@meshwright/inventory";
import { areaOf, settingsFolder, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { above, treeDeliveries } from "./delivery/tree-in-repository.ts";

/** True for folders that an Application or a Kustomization must name. */
function needsDelivery(folder: string, hasFlux: boolean): boolean {
  const inTop = folder.split("/").slice(1).join("/");
  const area = areaOf(inTop);
  switch (area.of) {
    case "unit":
    case "crds":
      return true;
    case "gate":
      return area.engine === "argocd" || hasFlux;
    case "delivery":
      // Settings are applied by hand; the first folder of Flux is given to its bootstrap.
      return area.engine === "argocd" ? inTop !== settingsFolder : hasFlux && inTop.startsWith("flux-releases/");
    case "nothing":
      return false;
  }
}

/** What findings call the tree itself, as objects do: `clusters/`. */
const labelOf = ({ resources: [first] }: Inventory): string =>
  first === undefined ? "" : first.file.slice(0, Math.max(0, first.file.lastIndexOf(`${first.folder}/`)));

export const requireDelivery: Check = {
  name: "require-delivery",
  summary: "Every folder of the tree is delivered by an Application or a Kustomization",
  finds: [kinds.undeliveredFolder],
  *run(input) {
    const { inventory, folders } = input;
    if (folders === undefined) return;
    const named = treeDeliveries(input);
    const hasFlux = inventory
      .of("kustomize.toolkit.fluxcd.io", "Kustomization")
      .some(({ body }) => textAt(body, "spec", "path") !== undefined);
    const exact = new Set(named.map(({ folder }) => folder));
    const tops = new Set(named.filter(({ delivery }) => delivery.below).map(({ folder }) => folder));
    const isDelivered = (folder: string): boolean => exact.has(folder) || above(folder).some((top) => tops.has(top));
    for (const folder of [...folders].toSorted())
      if (needsDelivery(folder, hasFlux) && !isDelivered(folder))
        yield finding(kinds.undeliveredFolder, { in: "file", file: `${labelOf(inventory)}${folder}` }, {});
  },
};
