/** A thing to be put in order inside one phase, and what comes before it. */
export interface Step {
  readonly id: string;
  /** Ids of steps that must come in an earlier wave. */
  readonly after: readonly string[];
  /** Ids of steps that must not come in a later wave: what contains this one. */
  readonly notBefore: readonly string[];
}

export type Offsets =
  | { readonly ok: true; readonly of: ReadonlyMap<string, number> }
  /** Ids, the first one repeated at the end. */
  | { readonly ok: false; readonly circle: readonly string[] };

/**
 * The smallest offsets that respect every edge: the longest chain of `after` that leads to a step.
 * Ids that no step has count as 0. Linear in steps and edges.
 */
export function offsetsOf(steps: readonly Step[]): Offsets {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const offsets = new Map<string, number>();
  const path: string[] = [];

  const visit = (id: string): readonly string[] | undefined => {
    if (offsets.has(id)) return undefined;
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id];
    const step = byId.get(id);
    if (step === undefined) return undefined;
    path.push(id);
    for (const before of [...step.after, ...step.notBefore]) {
      const circle = visit(before);
      if (circle !== undefined) return circle;
    }
    path.pop();
    const least = (ids: readonly string[], distance: number): number =>
      Math.max(0, ...ids.map((before) => (offsets.get(before) ?? -distance) + distance));
    offsets.set(id, Math.max(least(step.after, 1), least(step.notBefore, 0)));
    return undefined;
  };

  for (const { id } of steps) {
    const circle = visit(id);
    if (circle !== undefined) return { ok: false, circle };
  }
  return { ok: true, of: offsets };
}
