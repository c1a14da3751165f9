import { finding, kinds } from "@meshwright/findings";
import type { Area, Resource } from "@meshwright/inventory";
import { fluxFolder, isOfRoots, placeIn, settingsFolder } from "@meshwright/inventory";
import { apiGroup } from "@meshwright/model";
import type { Check } from "./check.ts";
import { wavesOf } from "./layout/wave.ts";

const engineOf = (group: string): string | undefined => {
  if (group === "argoproj.io") return "argocd";
  return group.endsWith(".toolkit.fluxcd.io") ? "flux" : undefined;
};

/** Why an object may not lie in the folder of a unit or of what delivers; undefined where it may. */
function misplaced({ area, ref, folder }: Resource): string | undefined {
  const engine = engineOf(apiGroup(ref.apiVersion));
  if (area.of === "unit" && engine !== undefined)
    return `A ${ref.kind} delivers units; it lies in the folder of its engine (${engine}), not in that of a unit.`;
  if (area.of === "documents")
    return `Here lie documents that people apply, and no engine looks: this ${ref.kind} would reach no cluster.`;
  if (area.of !== "delivery" || folder.endsWith(`/${settingsFolder}`)) return undefined;
  if (engine !== area.engine)
    return `Here lies what ${area.engine} delivers with, and a ${ref.kind} is nothing of that.`;
  if (area.engine === "argocd" && ref.kind !== "Application" && !isOfRoots(folder))
    return `Here lie the Applications of a cluster only, and this is a ${ref.kind}.`;
  if (area.engine === "flux" && !isBootstrapped(folder) && ref.kind !== "HelmRelease")
    return `Here lies the HelmRelease of a unit only, and this is a ${ref.kind}.`;
  return undefined;
}

/** True for the folder that Flux applies as soon as it is installed. */
const isBootstrapped = (folder: string): boolean => folder.endsWith(`/${fluxFolder}`);

const startsAtOnce = ({ area, ref, folder }: Resource): boolean =>
  area.of === "delivery" && isBootstrapped(folder) && ref.kind === "HelmRelease";

const numberOf = (area: Area): number | undefined => (area.of === "unit" ? wavesOf(area.unit)?.[0] : undefined);

export const validFolders: Check = {
  name: "valid-folders",
  summary: "Every object lies in a folder of its kind, and beside the namespace of its unit",
  finds: [kinds.misplacedObject, kinds.startsAtOnce],
  *run({ inventory }) {
    const namespaces = new Map<string, Resource>(
      inventory.of("", "Namespace").map((resource) => [`${resource.cluster}/${resource.ref.name}`, resource]),
    );
    for (const resource of inventory.resources) {
      const problem = misplaced(resource);
      if (problem !== undefined) yield finding(kinds.misplacedObject, placeIn(resource, "/kind"), { problem });
      if (startsAtOnce(resource)) yield finding(kinds.startsAtOnce, placeIn(resource, "/kind"), {});
      // Units of one phase share no namespace: what is in that of an app belongs to the app.
      const home = namespaces.get(`${resource.cluster}/${resource.ref.namespace ?? ""}`);
      const number = numberOf(resource.area);
      if (home === undefined || number === undefined || numberOf(home.area) !== number) continue;
      if (home.folder === resource.folder) continue;
      const moved = `Its namespace is part of ${home.folder}, so it belongs into that folder.`;
      yield finding(kinds.misplacedObject, placeIn(resource, "/metadata/namespace"), { problem: moved });
    }
  },
};
