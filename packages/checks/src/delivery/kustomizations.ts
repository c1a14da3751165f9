import type { Inventory, Resource } from "@meshwright/inventory";
import { itemsAt, textAt } from "@meshwright/inventory";
import type { Delivery } from "./deliveries.ts";
import { deliveriesOf } from "./deliveries.ts";

/** A Kustomization of Flux, what it delivers, and which it waits for. */
export interface Step {
  readonly resource: Resource;
  /** Absent where it names no path. */
  readonly delivery?: Delivery;
  readonly after: readonly Step[];
}

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ""}/${name}`;

/** All Kustomizations, each with those of them that it waits for itself. */
export function stepsOf(inventory: Inventory): readonly Step[] {
  const resources = inventory.of("kustomize.toolkit.fluxcd.io", "Kustomization");
  const steps = resources.map((resource) => {
    const after: Step[] = [];
    return { resource, delivery: deliveriesOf([resource])[0], after };
  });
  const byName = new Map(steps.map((step) => [keyOf(step.resource.ref.namespace, step.resource.ref.name), step]));
  for (const { resource, after } of steps)
    for (const item of itemsAt(resource.body, "spec", "dependsOn")) {
      const other = byName.get(keyOf(textAt(item, "namespace") ?? resource.ref.namespace, textAt(item, "name") ?? ""));
      if (other !== undefined) after.push(other);
    }
  return steps;
}

/** What a Kustomization waits for, and what that waits for, and so on; itself only in a circle. */
export function allBefore({ after }: Step): ReadonlySet<Step> {
  const found = new Set<Step>();
  const waiting = [...after];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (found.has(step)) continue;
    found.add(step);
    waiting.push(...step.after);
  }
  return found;
}

/** Names of a circle that leads through a Kustomization, the first one repeated; undefined where there is none. */
export function circleThrough(start: Step): readonly string[] | undefined {
  const seen = new Set<Step>();
  const walk = (step: Step, path: readonly Step[]): readonly Step[] | undefined => {
    for (const next of step.after) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start])?.map(({ resource }) => resource.ref.name);
}
