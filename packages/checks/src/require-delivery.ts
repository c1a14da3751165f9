import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { areaOf, releasesFolder, settingsFolder } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { engines } from "@meshwright/model";
import type { Check } from "./check.ts";
import { above, treeDeliveries } from "./delivery/tree-in-repository.ts";

const isEngine = (name: string): name is Engine => engines.some((engine) => engine === name);

/** Engines of which an Application or a Kustomization must name the folder. */
function deliverersOf(folder: string): readonly Engine[] {
  const inTop = folder.split("/").slice(1).join("/");
  const area = areaOf(inTop);
  switch (area.of) {
    case "unit":
    case "crds":
      return engines;
    case "gate":
      return isEngine(area.engine) ? [area.engine] : [];
    case "delivery":
      // Settings are applied by hand; the first folder of Flux is given to its bootstrap.
      if (area.engine === "argocd") return inTop === settingsFolder ? [] : ["argocd"];
      return inTop.startsWith(`${releasesFolder}/`) ? ["flux"] : [];
    case "documents":
    case "nothing":
      return [];
  }
}

/** What findings call the tree itself, as objects do: `clusters/`. */
const labelOf = ([first]: readonly Resource[]): string =>
  first === undefined ? "" : first.file.slice(0, Math.max(0, first.file.lastIndexOf(`${first.folder}/`)));

export const requireDelivery: Check = {
  name: "require-delivery",
  summary: "Every folder of the tree is delivered, by each engine that delivers anything of its top folder",
  finds: [kinds.undeliveredFolder],
  *run(input) {
    const { inventory, delivering = inventory.resources, folders } = input;
    if (folders === undefined) return;
    const named = treeDeliveries(input);
    const byEngine = Map.groupBy(named, ({ delivery }) => delivery.engine);
    const topOf = (folder: string): string => folder.split("/")[0] ?? "";
    const judges = engines.map((engine) => {
      const ofEngine = byEngine.get(engine) ?? [];
      const exact = new Set(ofEngine.map(({ folder }) => folder));
      const tops = new Set(ofEngine.filter(({ delivery }) => delivery.below).map(({ folder }) => folder));
      return {
        engine,
        // Clusters may have other engines than their neighbours.
        isUsedIn: new Set(ofEngine.map(({ folder }) => topOf(folder))),
        delivers: (folder: string): boolean => exact.has(folder) || above(folder).some((top) => tops.has(top)),
      };
    });
    for (const folder of [...folders].toSorted()) {
      const wanted = judges.filter(({ engine }) => deliverersOf(folder).includes(engine));
      const used = wanted.filter(({ isUsedIn }) => isUsedIn.has(topOf(folder)));
      // Where no engine is at work the first one is missing, and with it everything.
      const judging = used.length > 0 ? used : wanted.slice(0, 1);
      if (judging.some(({ delivers }) => !delivers(folder)))
        yield finding(kinds.undeliveredFolder, { in: "file", file: `${labelOf(delivering)}${folder}` }, {});
    }
  },
};
