import type { Inventory, Resource } from "@meshwright/inventory";
import { isKustomization, itemsAt, textAt } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { engines } from "@meshwright/model";
import { deliverersOf } from "../objects/deliverers.ts";
import { nameOf } from "../words.ts";
import { unitOf, waveOfUnit } from "../mesh/units.ts";

const isOf = (engine: Engine, resource: Resource): boolean => isKustomization(resource) === (engine === "flux");

/** The engines that deliver anything of a top folder. */
export const enginesIn = ({ resources }: Inventory): readonly Engine[] =>
  engines.filter((engine) => resources.some(({ area }) => area.of === "delivery" && area.engine === engine));

/** What delivers a unit: by its label, or, where one Application delivers many units, by its folders. */
export function deliveryOf(unit: string, engine: Engine, inventory: Inventory): Resource | undefined {
  const ours = [
    ...inventory.of("argoproj.io", "Application"),
    ...inventory.of("kustomize.toolkit.fluxcd.io", "Kustomization"),
  ].filter((one) => isOf(engine, one));
  return (
    ours.find((one) => unitOf(one) === unit && one.ref.name.endsWith(unit)) ??
    deliverersOf(`${inventory.name}/${unit}`, inventory).find((one) => isOf(engine, one))
  );
}

/** The units that Flux lets be ready before a unit, at any distance. */
function before(unit: string, inventory: Inventory): ReadonlySet<string> {
  const all = inventory.of("kustomize.toolkit.fluxcd.io", "Kustomization");
  const byName = new Map<string, Resource>(all.map((one) => [one.ref.name, one]));
  const found = new Set<Resource>();
  const waiting = all.filter((one) => unitOf(one) === unit);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
    for (const needed of itemsAt(one.body, "spec", "dependsOn")) {
      const next = byName.get(textAt(needed, "name") ?? "");
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  return new Set([...found].flatMap((one) => unitOf(one) ?? []));
}

/** Of the units that do something, those that the engine itself lets end before this one begins. */
export function afterOf(
  unit: string,
  {
    engine,
    acting,
    inventory,
  }: { readonly engine: Engine; readonly acting: readonly string[]; readonly inventory: Inventory },
): readonly string[] {
  if (engine === "flux") {
    const earlier = before(unit, inventory);
    return acting.filter((one) => one !== unit && earlier.has(one));
  }
  // Argo CD knows of no order between Applications that are there; within one, waves are in order.
  const own = deliveryOf(unit, engine, inventory);
  if (own === undefined) return [];
  const together = acting.filter(
    (one) => waveOfUnit(one) < waveOfUnit(unit) && deliveryOf(one, engine, inventory) === own,
  );
  const last = Math.max(...together.map(waveOfUnit));
  return together.filter((one) => waveOfUnit(one) === last);
}

export const deliveryName = (resource: Resource | undefined): { readonly delivery?: string } =>
  resource === undefined ? {} : { delivery: nameOf(resource.ref) };
