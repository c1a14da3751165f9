import { fleetFolder, settingsFolder } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { asApplied } from "./as-applied.ts";
import type { ClusterDelta, Delta } from "./delta.ts";
import { noTop } from "./delta-of.ts";
import type { Effect } from "./effect.ts";
import { fold } from "./folding/fold.ts";
import { stepsAfterwards, stepsByHand } from "./forecast/by-hand.ts";
import { afterOf, deliveryName, deliveryOf, enginesIn } from "./forecast/delivered.ts";
import { doingsOf } from "./forecast/doings.ts";
import { unitTitle } from "./forecast/unit-title.ts";
import { conditionsOf, conditionTexts, isGate } from "./mesh/conditions.ts";
import { unitOf, waveOfUnit } from "./mesh/units.ts";
import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import type { Folded, ForecastStep } from "./report.ts";

/** What the engines will do once the head is what they pull: per cluster, in order. */
export function forecastOf(delta: Delta, effects: readonly Effect[]): readonly Folded<readonly ForecastStep[]>[] {
  const restarting = Map.groupBy(
    effects.filter(({ restarts = [] }) => restarts.length > 0),
    ({ cluster }) => cluster,
  );
  const all = delta.clusters
    .filter(({ cluster }) => cluster !== noTop)
    .map((one) => ({ ...one, changes: asApplied(one.changes) }))
    .map((one) => ({ cluster: one.cluster, steps: stepsOf(one, delta, restarting.get(one.cluster) ?? []) }))
    .filter(({ steps }) => steps.length > 0);
  return fold(all).map(({ one, ...rest }) => ({ ...rest, one: one.steps }));
}

/** What several units share, or what delivers them all: by the folder that it lies in. */
const sharedUnit = (cluster: string, change: ObjectChange): string => {
  const { area, folder } = resourceOf(change);
  return area.of === "crds" ? `crds/${area.set}` : folder.slice(cluster.length + 1);
};

function stepsOf(delta: ClusterDelta, whole: Delta, effects: readonly Effect[]): readonly ForecastStep[] {
  const afterwards = stepsAfterwards(delta, whole);
  if (delta.presence === "gone")
    return delta.cluster === fleetFolder ? afterwards : [...enginesIn(delta.before).map(leftAlone), ...afterwards];
  const delivered = asApplied(delta.changes).filter((change) => {
    const { area, folder } = resourceOf(change);
    return area.of !== "nothing" && folder !== `${delta.cluster}/${settingsFolder}`;
  });
  const units = Map.groupBy(delivered, (change) => unitOf(resourceOf(change)) ?? sharedUnit(delta.cluster, change));
  const restarts = restartsByUnit(delta, effects);
  const acting = [...units.keys()].toSorted((left, right) => waveOfUnit(left) - waveOfUnit(right));
  const engines = enginesIn(delta.presence === "new" ? delta.after : delta.before).concat(
    enginesIn(delta.after).filter((engine) => !enginesIn(delta.before).includes(engine) && delta.presence !== "new"),
  );
  return [
    ...stepsByHand(delta, whole),
    ...engines.flatMap((engine) =>
      acting.flatMap((unit): readonly ForecastStep[] => {
        const changes = (units.get(unit) ?? []).filter((change) => isFor(engine, change));
        const does = doingsOf(changes, delta, engine);
        if (does.length === 0) return [];
        const after = afterOf(unit, { engine, acting, inventory: delta.after });
        return [
          {
            by: engine,
            ...deliveryName(deliveryOf(unit, engine, delta.after) ?? deliveryOf(unit, engine, delta.before)),
            wave: waveOfUnit(unit),
            unit,
            ...unitTitle(unit),
            does,
            ...(after.length > 0 && { after }),
            waitsFor: waitsOf(unit, changes, { engine, delta }),
            restarts: restarts.get(unit) ?? [],
          },
        ];
      }),
    ),
    ...afterwards,
  ];
}

/** The cluster's folder has gone: no engine finds anything, and so none touches anything. */
const leftAlone = (by: Engine): ForecastStep => ({
  by,
  wave: 0,
  unit: "all",
  does: ["finds the folder gone: nothing there is applied or deleted any more, and what runs goes on running"],
  waitsFor: [],
  restarts: [],
});

const isFor = (engine: Engine, change: ObjectChange): boolean => {
  const { area } = resourceOf(change);
  return (area.of !== "gate" && area.of !== "delivery") || area.engine === engine;
};

/** Argo CD asks a gate with every sync of what it delivers; Flux only one that is new or has changed. */
function waitsOf(
  unit: string,
  changes: readonly ObjectChange[],
  { engine, delta }: { readonly engine: Engine; readonly delta: ClusterDelta },
): readonly string[] {
  if (engine === "flux" && !changes.some((change) => change.after !== undefined && isGate(change.after))) return [];
  if (engine === "argocd" && changes.every((change) => isGate(resourceOf(change)))) return [];
  const gate = delta.after.resources.find(
    (one) => one.area.of === "gate" && one.area.engine === engine && one.area.unit === unit,
  );
  return gate === undefined ? [] : conditionTexts(conditionsOf(gate));
}

/** Workloads that restart, by the unit whose change is the cause. */
function restartsByUnit({ changes }: ClusterDelta, effects: readonly Effect[]): ReadonlyMap<string, readonly string[]> {
  const units = new Map(changes.map(resourceOf).map((one) => [one.file, unitOf(one)]));
  const found = new Map<string, Set<string>>();
  for (const { causes, restarts = [] } of effects) {
    const unit = causes.map(({ object }) => units.get(object.file)).find((one) => one !== undefined);
    if (unit === undefined) continue;
    const known = found.get(unit) ?? new Set();
    for (const one of restarts) known.add(one);
    found.set(unit, known);
  }
  return new Map([...found].map(([unit, names]) => [unit, [...names].toSorted()]));
}
