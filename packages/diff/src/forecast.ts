import type { Inventory } from "@meshwright/inventory";
import { fleetFolder, settingsFolder } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { asApplied } from "./as-applied.ts";
import type { ClusterDelta, Delta } from "./delta.ts";
import { noTop } from "./delta-of.ts";
import type { Effect } from "./effect.ts";
import { fold } from "./folding/fold.ts";
import { stepsAfterwards, stepsByHand } from "./forecast/by-hand.ts";
import { afterOf, deliveryName, deliveryOf, enginesIn } from "./forecast/delivered.ts";
import { doingsOf, isUpgrade } from "./forecast/doings.ts";
import { unitTitle } from "./forecast/unit-title.ts";
import { conditionsOf, conditionTexts, isGate } from "./mesh/conditions.ts";
import { hasUnit, unitOf, waveOfUnit } from "./mesh/units.ts";
import { enumerate } from "./words.ts";
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
  const delivered = delta.changes.filter((change) => {
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
    ...engines.flatMap((engine) => {
      const earlier: string[] = [];
      return acting.flatMap((unit): readonly ForecastStep[] => {
        const changes = (units.get(unit) ?? []).filter((change) => isFor(engine, change));
        const does = doingsOf(changes, delta, engine);
        if (does.length === 0) return [];
        const after = afterOf(unit, { engine, acting, inventory: delta.after });
        const beside = engine === "argocd" && does.some(isUpgrade) ? earlier.filter((one) => !after.includes(one)) : [];
        if (does.some(isUpgrade)) earlier.push(unit);
        return [
          {
            by: engine,
            ...deliveryName(deliveryOf(unit, engine, delta.after) ?? deliveryOf(unit, engine, delta.before)),
            wave: waveOfUnit(unit),
            unit,
            ...unitTitle(unit),
            does: [...does, ...besideText(beside)],
            ...(after.length > 0 && { after }),
            waitsFor: waitsOf(unit, changes, { engine, delta }),
            restarts: restarts.get(unit) ?? [],
          },
        ];
      });
    }),
    ...afterwards,
  ];
}

/**
 * Where another version of one Application is applied, Argo CD does not reliably let it end before the next one begins:
 * https://github.com/argoproj/argo-cd/issues/8778 and 27917; and what gates ask of a chart was there before the upgrade.
 */
const besideText = (units: readonly string[]): readonly string[] =>
  units.length === 0
    ? []
    : [
        `may do so at the same time as ${enumerate(units, 4)} ${units.length === 1 ? "is" : "are"} upgraded: Argo CD promises no order between them`,
      ];

/** The cluster's folder has gone: no engine finds anything, and so none touches anything. */
const leftAlone = (by: Engine): ForecastStep => ({
  by,
  wave: 0,
  unit: "all",
  title: "all folders of the cluster",
  does: ["finds the folders gone, and applies and deletes nothing in the cluster: what runs there goes on running"],
  waitsFor: [],
  restarts: [],
});

const isFor = (engine: Engine, change: ObjectChange): boolean => {
  const { area } = resourceOf(change);
  return (area.of !== "gate" && area.of !== "delivery") || area.engine === engine;
};

/**
 * What may really be waited for: all conditions of a unit that is new, and those that are new to one that was there. The others have
 * held already. Argo CD asks a gate with every sync of what it delivers, Flux only one that is new or has changed.
 */
function waitsOf(
  unit: string,
  changes: readonly ObjectChange[],
  { engine, delta }: { readonly engine: Engine; readonly delta: ClusterDelta },
): readonly string[] {
  if (engine === "flux" && !changes.some((change) => change.after !== undefined && isGate(change.after))) return [];
  if (engine === "argocd" && changes.every((change) => isGate(resourceOf(change)))) return [];
  const gateIn = ({ resources }: Inventory) =>
    resources.find((one) => one.area.of === "gate" && one.area.engine === engine && one.area.unit === unit);
  const [old, gate] = [gateIn(delta.before), gateIn(delta.after)];
  if (gate === undefined) return [];
  const known = new Set(
    old === undefined || !hasUnit(unit, delta.before) ? [] : conditionsOf(old).map(({ line }) => line),
  );
  return conditionTexts(conditionsOf(gate).filter(({ line }) => !known.has(line)));
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
