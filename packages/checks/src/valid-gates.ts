import type { Finding } from "@meshwright/findings";
import { finding, kinds, pointerTo } from "@meshwright/findings";
import type { Inventory, Resource } from "@meshwright/inventory";
import { at, contentDigest, isMap, placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { isIn, waveOfObject, wavePointer, wavesOf, waveText } from "./layout/wave.ts";
import { gateHook, gateLabel } from "@meshwright/model";

const labelPointer = pointerTo("metadata", "labels", gateLabel);

const gateOf = ({ body }: Resource): string | undefined => textAt(body, "metadata", "labels", gateLabel);

/**
 * The waves that come before everything of a unit. Objects of a chart carry no wave, so they are in wave 0; the folder of a
 * unit says how early its objects begin. Undefined where there is nothing of the unit.
 */
function wavesBefore(
  unit: string,
  { cluster }: Resource,
  { resources, releases }: Inventory,
): readonly [number, number] | undefined {
  if (releases.some((release) => release.unit === unit)) return [-1, -1];
  const [first, last] = wavesOf(unit) ?? [0, 0];
  const ofUnit = resources
    .filter((one) => one.cluster === cluster && one.area.of === "unit" && one.area.unit === unit)
    .map((one) => waveOfObject(one) ?? 0);
  // An object in a wrong wave is told at itself, and moves no gate.
  const inPlace = ofUnit.filter((wave) => isIn(wave, [first, last]));
  return ofUnit.length === 0 ? undefined : [first - 1, Math.min(last, ...inPlace) - 1];
}

/** Flux waits for a Job that has completed, and can neither change one nor make a failed one again. */
function* wrongForFlux({ ref, body }: Resource): Generator<readonly [pointer: string, problem: string]> {
  const spec = body["spec"];
  for (const key of Object.keys(gateHook))
    if (textAt(body, "metadata", "annotations", key) !== undefined)
      yield [pointerTo("metadata", "annotations", key), `This is the gate for Flux, and ${key} is for Argo CD.`];
  if (!isMap(spec)) return;
  if (!ref.name.endsWith(`-${contentDigest(spec)}`))
    yield [
      "/metadata/name",
      `A Job cannot be changed, so the name of a gate for Flux ends in the digest of its spec: -${contentDigest(spec)}.`,
    ];
  for (const key of ["activeDeadlineSeconds", "ttlSecondsAfterFinished"])
    if (at(spec, key) !== undefined)
      yield [
        pointerTo("spec", key),
        `A gate for Flux has no ${key}: it would never open, or be made again without end.`,
      ];
  if (textAt(spec, "template", "spec", "restartPolicy") !== "OnFailure")
    yield [
      "/spec/template/spec/restartPolicy",
      "A gate for Flux is tried again for ever: its restartPolicy is OnFailure.",
    ];
}

function* inGateFolder(gate: Resource, unit: string, engine: string, inventory: Inventory): Generator<Finding> {
  const misplaced = (pointer: string, problem: string) =>
    finding(kinds.misplacedObject, placeIn(gate, pointer), { problem });
  if (gate.ref.kind !== "Job" || gateOf(gate) !== unit) {
    yield misplaced(
      gate.ref.kind === "Job" ? labelPointer : "/kind",
      `Here lies only the gate of ${unit}: a Job with the label ${gateLabel}: ${unit}.`,
    );
    return;
  }
  if (engine === "flux") {
    for (const [pointer, problem] of wrongForFlux(gate)) yield misplaced(pointer, problem);
    return;
  }
  if (engine !== "argocd") return;
  for (const [key, value] of Object.entries(gateHook))
    if (textAt(gate.body, "metadata", "annotations", key) !== value)
      yield misplaced(
        pointerTo("metadata", "annotations", key),
        `A gate is made anew by each sync: it needs ${key}: ${value}.`,
      );
  const waves = wavesBefore(unit, gate, inventory);
  if (waves === undefined) {
    yield misplaced(labelPointer, `There is neither an object nor a chart of unit ${unit} that it could come before.`);
    return;
  }
  const wave = waveOfObject(gate);
  if (isIn(wave, waves)) return;
  const wanted = waves[0] === waves[1] ? `wave ${waves[0]}` : `a wave from ${waves[0]} to ${waves[1]}`;
  yield finding(kinds.wrongWave, placeIn(gate, wavePointer), { wave: waveText(wave), wanted });
}

export const validGates: Check = {
  name: "valid-gates",
  summary: "Every gate lies in the folder of its unit's gate, alone, and comes before everything of its unit",
  finds: [kinds.wrongWave, kinds.misplacedObject],
  *run({ inventory }) {
    for (const resource of inventory.resources) {
      const { area } = resource;
      if (area.of === "gate") yield* inGateFolder(resource, area.unit, area.engine, inventory);
      else if (area.of !== "nothing" && gateOf(resource) !== undefined) {
        const problem = `It is a gate, and gates lie in gates/<engine>/<unit>: here nothing makes sure that it comes first.`;
        yield finding(kinds.misplacedObject, placeIn(resource, labelPointer), { problem });
      }
    }
  },
};
