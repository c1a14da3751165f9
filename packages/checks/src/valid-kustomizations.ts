import { finding, kinds } from "@meshwright/findings";
import type { Inventory } from "@meshwright/inventory";
import { areaOf, fleetFolder, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { allBefore, circleThrough, type Step, stepsOf } from "./delivery/kustomizations.ts";

/** The folder of its own cluster that a Kustomization delivers: `60-istiod`, `gates/flux/60-istiod`. */
function folderOf({ resource, delivery }: Step): string | undefined {
  if (delivery === undefined) return undefined;
  const parts = delivery.path.split("/");
  const at = parts.lastIndexOf(resource.cluster);
  return at < 0 ? undefined : parts.slice(at + 1).join("/");
}

/** The unit of a folder of objects or of HelmReleases. */
function unitOf(folder: string): string | undefined {
  const area = areaOf(folder);
  if (area.of === "unit") return area.unit;
  return area.of === "delivery" && area.engine === "flux" ? folder.split("/")[1] : undefined;
}

/** The unit of a gate's folder. */
function gatedUnit(folder: string | undefined): string | undefined {
  const area = areaOf(folder ?? "");
  return area.of === "gate" && area.engine === "flux" ? area.unit : undefined;
}

const gatesOf = ({ resources }: Inventory): ReadonlySet<string> =>
  new Set(resources.flatMap(({ area }) => (area.of === "gate" && area.engine === "flux" ? [area.unit] : [])));

/** Circles are told once each, at the first of their Kustomizations by name. */
function* circlesIn(steps: readonly Step[]) {
  const told = new Set<string>();
  const byName = (left: Step, right: Step): number => (left.resource.ref.name < right.resource.ref.name ? -1 : 1);
  for (const step of steps.toSorted(byName)) {
    const circle = told.has(step.resource.ref.name) ? undefined : circleThrough(step);
    if (circle === undefined) continue;
    for (const name of circle) told.add(name);
    yield finding(kinds.circularDependencies, placeIn(step.resource, "/spec/dependsOn"), { circle });
  }
}

export const validKustomizations: Check = {
  name: "valid-kustomizations",
  summary: "Every Kustomization delivers from its own cluster's folder, after the gate of its unit, and in no circle",
  finds: [kinds.circularDependencies, kinds.gateNotAwaited, kinds.misplacedObject],
  *run({ inventory }) {
    const steps = stepsOf(inventory);
    yield* circlesIn(steps);
    const gates = gatesOf(inventory);
    for (const step of steps) {
      const { resource, delivery } = step;
      if (resource.area.of !== "delivery" || delivery === undefined) continue;
      const folder = folderOf(step);
      if (folder === undefined) {
        if (delivery.path.split("/").includes(fleetFolder)) continue;
        const problem = `It lies in the folder of ${resource.cluster}, and delivers what is not of that folder to it.`;
        yield finding(kinds.misplacedObject, placeIn(resource, "/spec/path"), { problem });
        continue;
      }
      const unit = unitOf(folder);
      if (unit === undefined || !gates.has(unit)) continue;
      if ([...allBefore(step)].some((before) => gatedUnit(folderOf(before)) === unit)) continue;
      yield finding(kinds.gateNotAwaited, placeIn(resource, "/spec/dependsOn"), { unit });
    }
  },
};
