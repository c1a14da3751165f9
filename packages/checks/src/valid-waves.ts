import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { isOfRoots, placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { isIn, waveOfObject, wavePointer, wavesOf, waveText } from "./layout/wave.ts";
import { deliveryWaves, unitLabel } from "@meshwright/model";

const wavesOfFleet: Readonly<Record<string, number>> = {
  Application: deliveryWaves.roots,
  ApplicationSet: deliveryWaves.roots,
  AppProject: deliveryWaves.projects,
};

/** The waves that an object may be in by where it lies; undefined where that says nothing. */
function wanted({ area, ref, body, folder }: Resource): readonly [number, number] | undefined {
  if (area.of === "unit") return wavesOf(area.unit);
  if (area.of !== "delivery" || area.engine !== "argocd") return undefined;
  if (isOfRoots(folder) && Object.hasOwn(wavesOfFleet, ref.kind)) {
    const wave = wavesOfFleet[ref.kind] ?? 0;
    return [wave, wave];
  }
  return ref.kind === "Application" ? wavesOf(textAt(body, "metadata", "labels", unitLabel) ?? "") : undefined;
}

export const validWaves: Check = {
  name: "valid-waves",
  summary: "Every object, and every Application, is in a wave of its unit",
  finds: [kinds.wrongWave],
  *run({ inventory }) {
    for (const resource of inventory.resources) {
      const waves = wanted(resource);
      const wave = waveOfObject(resource);
      if (waves === undefined || isIn(wave, waves)) continue;
      const [first, last] = waves;
      const args = { wave: waveText(wave), wanted: first === last ? `wave ${first}` : `waves ${first} to ${last}` };
      yield finding(kinds.wrongWave, placeIn(resource, wavePointer), args);
    }
  },
};
