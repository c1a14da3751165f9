import type { Model } from "@kubernetes-models/base";
import type { Body, Condition, PhaseName, Release, ResourceRef } from "@meshwright/model";
import type { ChartObject } from "@meshwright/charts";
import type { Construct } from "constructs";
import { managedBy, refKey } from "@meshwright/model";
import { ApiObject, Chart } from "cdk8s";
import { bodyOf, refOf } from "./body.ts";
import { exists, isCompleted } from "./conditions.ts";
import { unitId } from "./unit-id.ts";

/** The one way to state an order: this part starts when `until` holds of something that the component `of` makes. */
export interface Need {
  /** Absent for what no component makes: an endpoint outside the cluster. */
  readonly of?: Component;
  readonly until: Condition;
}

/** An object of a unit. */
export interface Part {
  readonly ref: ResourceRef;
  readonly object: ApiObject;
  /** What the object was made of; its metadata is the object's own, which delivery adds to. */
  readonly body: Body;
  /** What must hold of other objects of the same unit before this one is applied. */
  readonly after: readonly Condition[];
  /** True where losing the object would be an outage or loss of trust: engines ask a person before they delete it. */
  readonly guarded: boolean;
  /** False where what is wrong with the object must hold up nothing but those that ask for it themselves. */
  readonly healthCounts: boolean;
  /** True where a rendered chart made it, not the component. */
  readonly ofChart: boolean;
  /** True for a Job that must run again whenever what it belongs to is applied again. */
  readonly runsAgain: boolean;
}

/** What is delivered as one: a release, or a component's objects of one phase. */
export interface Unit {
  readonly component: Component;
  readonly phase: PhaseName;
  /** Without the wave: `ca`, `istiod`, `link-cluster-b`. */
  readonly name: string;
  readonly needs: readonly Need[];
  readonly release?: Release;
  /** True where what the unit made goes with it; everything else outlives its delivery. */
  readonly cascades: boolean;
  /** True where it waits for what is not this cluster's own, a peer or the exchange: then nothing waits for it. */
  readonly aside: boolean;
  readonly parts: readonly Part[];
}

export interface UnitOptions {
  /** Absent: the phase's name. */
  readonly name?: string;
  readonly needs?: readonly Need[];
  readonly cascades?: boolean;
  readonly aside?: boolean;
}

export interface PartOptions {
  readonly after?: readonly Condition[];
  readonly guarded?: boolean;
  readonly healthCounts?: boolean;
}

/** Deleting one of these deletes what others made in it or of it. */
const isAlwaysGuarded = ({ kind }: ResourceRef): boolean => kind === "CustomResourceDefinition" || kind === "Namespace";

/** One part of the mesh in one cluster. It says what it needs and knows nothing of the engine that will deliver it. */
export abstract class Component extends Chart {
  readonly #units: { unit: Unit; parts: Part[] }[] = [];

  /** `id` is unique in the cluster: what people call the component. */
  constructor(scope: Construct, id: string) {
    super(scope, id, { disableResourceNameHashes: true, labels: { ...managedBy } });
  }

  get units(): readonly Unit[] {
    return this.#units.map(({ unit }) => unit);
  }

  /** Opens the unit of this component's objects of one phase. */
  protected unit(phase: PhaseName, { name = phase, needs = [], ...options }: UnitOptions = {}): Unit {
    const { cascades = false, aside = false } = options;
    return this.#open({ component: this, phase, name, needs, cascades, aside });
  }

  /** Installs a chart: a unit of its own, named as the release. */
  protected install(
    phase: PhaseName,
    release: Release,
    needs: readonly Need[] = [],
    { aside = false }: Pick<UnitOptions, "aside"> = {},
  ): Unit {
    return this.#open({ component: this, phase, name: release.name, needs, release, cascades: false, aside });
  }

  /** Validates an object by its model, puts it into the unit, and returns its identity. */
  protected add(
    unit: Unit,
    model: Model<unknown>,
    { after = [], guarded = false, healthCounts = true }: PartOptions = {},
  ): ResourceRef {
    const parts = this.#units.find((own) => own.unit === unit)?.parts;
    if (parts === undefined) throw new Error(`${this.node.id}: unit ${unit.name} is not its own`);
    const body = bodyOf(model);
    const ref = refOf(body);
    const object = new ApiObject(this, refKey(ref).replaceAll("/", "."), body);
    parts.push({ ref, object, body, after, guarded, healthCounts, ofChart: false, runsAgain: false });
    return ref;
  }

  /** Puts the objects of its rendered charts into their units: `charts` gives those of a unit by its id. */
  fill(charts: (unit: string) => readonly ChartObject[]): void {
    for (const { unit, parts } of this.#units) {
      if (unit.release?.chart.mode !== "rendered") continue;
      const { guarded = [] } = unit.release;
      const guardedKeys = new Set(guarded.map(refKey));
      const stages = Map.groupBy(charts(unitId(unit)), ({ stage }) => stage);
      for (const [stage, objects] of [...stages].toSorted(([left], [right]) => left - right)) {
        const after = (stages.get(stage - 1) ?? []).map(({ ref, runsAgain }) =>
          runsAgain && ref.kind === "Job" ? isCompleted(ref) : exists(ref),
        );
        for (const { ref, body, runsAgain, guarded: isKept = false } of objects)
          parts.push({
            ref,
            body,
            object: new ApiObject(this, `${unit.name}.${refKey(ref).replaceAll("/", ".")}`, body),
            after,
            guarded: isKept || isAlwaysGuarded(ref) || guardedKeys.has(refKey(ref)),
            healthCounts: true,
            ofChart: true,
            runsAgain,
          });
      }
    }
  }

  #open(unit: Omit<Unit, "parts">): Unit {
    const parts: Part[] = [];
    const opened: Unit = { ...unit, parts };
    this.#units.push({ unit: opened, parts });
    return opened;
  }
}
