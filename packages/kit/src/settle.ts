import type { Finding } from "@meshwright/findings";
import type { Condition, PhaseName, Release } from "@meshwright/model";
import type { Component, Need, Part, Unit } from "./component.ts";
import type { Step } from "./offsets.ts";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { largestOffset, objectOf, phases, refKey, waveOf } from "@meshwright/model";
import { offsetsOf } from "./offsets.ts";
import { unitId } from "./unit-id.ts";

/** A unit whose place in the order is decided. */
export interface SettledUnit {
  /** `40-ca`: the phase's wave and the unit's name, as it is written everywhere. */
  readonly id: string;
  readonly name: string;
  readonly phase: PhaseName;
  /** Wave of the unit's first objects, and of what delivers it. */
  readonly wave: number;
  /** What the unit's gate waits for, in the order in which the component states it. */
  readonly needs: readonly SettledNeed[];
  readonly release?: Release;
  readonly cascades: boolean;
  readonly aside: boolean;
  readonly parts: readonly SettledPart[];
}

export interface SettledNeed {
  /** Id of the unit that makes it so; absent for what lies outside the cluster. */
  readonly unit?: string;
  readonly until: Condition;
}

export interface SettledPart extends Part {
  readonly wave: number;
}

/** The unit that makes a condition true: the one that holds its object, else the component's chart. */
function providerOf({ of: component, until }: Need): Unit | undefined {
  const object = objectOf(until);
  const units = component?.units ?? [];
  const holder = object && units.find((unit) => unit.parts.some(({ ref }) => refKey(ref) === refKey(object)));
  return holder ?? units.findLast(({ release }) => release !== undefined);
}

const describe = (until: Condition): string =>
  until.kind === "endpoint" ? until.title : `${until.object.kind} ${until.object.name}`;

/** Checks of one unit's needs, before anything is put in order. */
function* wrongNeeds(cluster: string, unit: Unit): Generator<Finding> {
  const place = { in: "unit", cluster, unit: unitId(unit) } as const;
  for (const need of unit.needs) {
    if (need.of === undefined) continue;
    const provider = providerOf(need);
    if (provider === undefined) {
      yield finding(kinds.needOfNothing, place, { object: describe(need.until), component: need.of.node.id });
    } else if (waveOf(provider.phase) > waveOf(unit.phase)) {
      yield finding(kinds.needOfLaterPhase, place, {
        needs: describe(need.until),
        phase: unit.phase,
        neededPhase: provider.phase,
      });
    }
  }
}

/** The unit of a step, by the form of `partId`. */
const unitOf = (stepId: string): string => stepId.split(" ")[0] ?? stepId;

const partId = (unit: Unit, { ref }: Pick<Part, "ref">): string => `${unitId(unit)} ${refKey(ref)}`;

/**
 * The step of a unit that makes a condition true: the object's own, which may be later than the unit's first. What no object
 * of a rendered chart is, its workloads make, and they may come as late as its last object.
 */
function stepOf(unit: Unit, until: Condition): string {
  const object = objectOf(until);
  const own = object && unit.parts.find(({ ref }) => refKey(ref) === refKey(object));
  const part = own ?? unit.parts.findLast(({ ofChart }) => ofChart);
  return part === undefined ? unitId(unit) : partId(unit, part);
}

/** The steps of one phase: its units, and their objects that come after others. */
function stepsOf(units: readonly Unit[]): readonly Step[] {
  return units.flatMap((unit) => {
    const before = unit.needs.flatMap((need) => {
      const provider = providerOf(need);
      return provider?.phase === unit.phase ? [stepOf(provider, need.until)] : [];
    });
    const step: Step = { id: unitId(unit), after: before, notBefore: [] };
    const parts = unit.parts.map((part): Step => ({
      id: partId(unit, part),
      after: part.after.map((until) => {
        const other = unit.parts.find(({ ref }) => refKey(ref) === refKey(objectOf(until) ?? ref));
        if (other === undefined) throw new Error(`${partId(unit, part)} comes after what its unit does not hold`);
        return partId(unit, other);
      }),
      notBefore: [step.id],
    }));
    return [step, ...parts];
  });
}

/**
 * Decides the order of a cluster's components: waves from phases, offsets from the needs inside a phase.
 * Throws a MeshwrightError for needs that point to a later phase, to nothing, or in a circle.
 */
export function settle(cluster: string, components: readonly Component[]): readonly SettledUnit[] {
  const units = components.flatMap((component) => component.units);
  const ids = units.map(unitId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${cluster}: two units are called ${twice}`);
  const findings = units.flatMap((unit) => [...wrongNeeds(cluster, unit)]);
  if (findings.length > 0) throw new MeshwrightError(findings);
  return phases.flatMap(({ name: phase }) =>
    settlePhase(
      cluster,
      phase,
      units.filter((unit) => unit.phase === phase),
    ),
  );
}

function settlePhase(cluster: string, phase: PhaseName, units: readonly Unit[]): readonly SettledUnit[] {
  const offsets = offsetsOf(stepsOf(units));
  const place = (unit: string) => ({ in: "unit", cluster, unit }) as const;
  if (!offsets.ok) {
    throw new MeshwrightError([
      finding(kinds.circularNeeds, place(unitOf(offsets.circle[0] ?? phase)), { circle: offsets.circle }),
    ]);
  }
  const tooLate = new Map(
    [...offsets.of].flatMap(([id, offset]) => (offset > largestOffset ? [[unitOf(id), offset] as const] : [])),
  );
  if (tooLate.size > 0) {
    throw new MeshwrightError(
      [...tooLate].map(([id, offset]) =>
        finding(kinds.tooManyOffsets, place(id), { phase, offset, largest: largestOffset }),
      ),
    );
  }
  const waveAt = (id: string): number => waveOf(phase) + (offsets.of.get(id) ?? 0);
  return units
    .map((unit): SettledUnit => ({
      id: unitId(unit),
      name: unit.name,
      phase,
      wave: waveAt(unitId(unit)),
      needs: unit.needs.map((need) => {
        const provider = providerOf(need);
        return { ...(provider && { unit: unitId(provider) }), until: need.until };
      }),
      ...(unit.release && { release: unit.release }),
      cascades: unit.cascades,
      aside: unit.aside,
      parts: unit.parts.map((part) => ({ ...part, wave: waveAt(partId(unit, part)) })),
    }))
    .toSorted((left, right) => left.wave - right.wave || (left.id < right.id ? -1 : 1));
}
