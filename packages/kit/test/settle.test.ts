import type { Condition, PhaseName, ResourceRef } from "@meshwright/model";
import type { Need } from "@meshwright/kit";
import type { Construct } from "constructs";
import { MeshwrightError } from "@meshwright/findings";
import { Component, exists, isTrue, settle } from "@meshwright/kit";
import { knownName, phases, waveOf } from "@meshwright/model";
import { App, Chart } from "cdk8s";
import fc from "fast-check";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { describe, expect, test } from "vitest";

/** A component with one object of its own name, and needs that a test adds. */
class Harbour extends Component {
  readonly object: ResourceRef;
  constructor(scope: Construct, name: string, phase: PhaseName, needs: readonly Need[]) {
    super(scope, name);
    const unit = this.unit(phase, { name, needs });
    this.object = this.add(unit, new ConfigMap({ metadata: { name, namespace: "harbour" } }));
  }
}

/** A component whose second object comes after its first. */
class Quay extends Component {
  readonly crane: ResourceRef;
  constructor(scope: Construct) {
    super(scope, "quay");
    const unit = this.unit("links", { name: "quay" });
    const wall = this.add(unit, new ConfigMap({ metadata: { name: "wall", namespace: "harbour" } }));
    const model = new ConfigMap({ metadata: { name: "crane", namespace: "harbour" } });
    this.crane = this.add(unit, model, { after: [exists(wall)] });
  }
}

/** A component that installs a chart and renders nothing. */
class Crane extends Component {
  constructor(scope: Construct, phase: PhaseName) {
    super(scope, "crane");
    this.install(phase, {
      name: knownName("crane"),
      namespace: knownName("harbour"),
      chart: {
        repository: "https://charts.harbour.example",
        name: "crane",
        version: "1.2.3",
        mode: "reference",
        patches: [],
        generatedSecrets: [],
      },
      values: {},
    });
  }
}

const needOf = (of: Harbour): Need => ({ of, until: exists(of.object) });

const codesOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof MeshwrightError) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe("units", () => {
  test("are named by the wave of their phase, and come in the order of waves", () => {
    const app = new App();
    const mesh = new Harbour(app, "mesh", "mesh-policy", []);
    const ca = new Harbour(app, "ca", "ca", []);
    expect(settle("dublin", [mesh, ca]).map(({ id, wave }) => [id, wave])).toEqual([
      ["40-ca", 40],
      ["80-mesh", 80],
    ]);
  });

  test("of one phase that need each other get offsets, and keep the phase's number in their name", () => {
    const app = new App();
    const store = new Harbour(app, "store", "issuers", []);
    const issuer = new Harbour(app, "issuer", "issuers", [needOf(store)]);
    expect(settle("dublin", [issuer, store]).map(({ id, wave }) => [id, wave])).toEqual([
      ["30-store", 30],
      ["30-issuer", 31],
    ]);
  });

  test("that need a later object of their neighbour come after that object, not after the unit's first", () => {
    const app = new App();
    const quay = new Quay(app);
    const ship = new Harbour(app, "ship", "links", [{ of: quay, until: exists(quay.crane) }]);
    expect(settle("dublin", [ship, quay]).map(({ id, wave }) => [id, wave])).toEqual([
      ["70-quay", 70],
      ["70-ship", 72],
    ]);
  });

  test("of one name in one phase are a bug", () => {
    const app = new App();
    const one = new Harbour(new Chart(app, "one"), "quay", "links", []);
    const other = new Harbour(new Chart(app, "other"), "quay", "links", []);
    expect(() => settle("dublin", [one, other])).toThrow("two units are called 70-quay");
  });

  test("say which unit makes what they need: the one that holds the object, else the component's chart", () => {
    const app = new App();
    const store = new Harbour(app, "store", "issuers", []);
    const crane = new Crane(app, "cert-manager");
    const deployment: Condition = isTrue({ apiVersion: "apps/v1", kind: "Deployment", name: knownName("crane") });
    const ca = new Harbour(app, "ca", "ca", [needOf(store), { of: crane, until: deployment }]);
    expect(
      settle("dublin", [store, crane, ca])
        .at(-1)
        ?.needs.map(({ unit }) => unit),
    ).toEqual(["30-store", "20-crane"]);
  });
});

describe("needs that cannot be met stop the build", () => {
  test("a later phase: MW2002", () => {
    const app = new App();
    const istiod = new Harbour(app, "istiod", "istiod", []);
    const ca = new Harbour(app, "ca", "ca", [needOf(istiod)]);
    expect(codesOf(() => settle("dublin", [istiod, ca]))).toEqual(["MW2002"]);
  });

  test("nothing that makes the object: MW2003", () => {
    const app = new App();
    const ca = new Harbour(app, "ca", "ca", []);
    const istiod = new Harbour(app, "istiod", "istiod", [
      { of: ca, until: isTrue({ apiVersion: "v1", kind: "Pod", name: knownName("ghost") }) },
    ]);
    expect(codesOf(() => settle("dublin", [ca, istiod]))).toEqual(["MW2003"]);
  });

  test("a circle: MW2001", () => {
    const app = new App();
    const needs: Need[] = [];
    const quay = new Harbour(app, "quay", "links", needs);
    const ship = new Harbour(app, "ship", "links", [needOf(quay)]);
    needs.push(needOf(ship));
    expect(codesOf(() => settle("dublin", [quay, ship]))).toEqual(["MW2001"]);
  });

  test("a chain of more than four offsets: MW2004", () => {
    const app = new App();
    const chain = [new Harbour(app, "ship-0", "links", [])];
    for (let index = 1; index < 6; index++) {
      chain.push(new Harbour(app, `ship-${index}`, "links", [needOf(chain[index - 1] as Harbour)])); // oxlint-disable-line typescript/no-unsafe-type-assertion -- just pushed
    }
    expect(codesOf(() => settle("dublin", chain))).toEqual(["MW2004"]);
  });

  test("all wrong needs are told, not the first", () => {
    const app = new App();
    const istiod = new Harbour(app, "istiod", "istiod", []);
    const ca = new Harbour(app, "ca", "ca", [needOf(istiod)]);
    const issuer = new Harbour(app, "issuer", "issuers", [needOf(istiod)]);
    expect(codesOf(() => settle("dublin", [istiod, ca, issuer]))).toEqual(["MW2002", "MW2002"]);
  });
});

describe("law", () => {
  const names = phases.map(({ name }) => name);

  test("whatever is needed has an earlier wave, over any components whose needs point back", () => {
    const drafts = fc.array(
      fc.record({ phase: fc.constantFrom(...names), needs: fc.array(fc.nat(12), { maxLength: 3 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(drafts, (list) => {
        const app = new App();
        const sorted = list.toSorted((left, right) => waveOf(left.phase) - waveOf(right.phase));
        const components: Harbour[] = [];
        for (const [index, { phase, needs }] of sorted.entries()) {
          const earlier = needs.flatMap((target) => components[target] ?? []).map(needOf);
          components.push(new Harbour(app, `ship-${index}`, phase, earlier));
        }
        let units;
        try {
          units = settle("dublin", components);
        } catch (error) {
          return error instanceof MeshwrightError && error.findings.every(({ code }) => code === "MW2004");
        }
        const waveById = new Map(units.map(({ id, wave }) => [id, wave]));
        return units.every(
          ({ wave, parts, needs }) =>
            needs.map(({ unit }) => waveById.get(unit ?? "") ?? Number.NaN).every((needed) => needed < wave) &&
            parts.every((part) => part.wave >= wave),
        );
      }),
      { numRuns: 60 },
    );
  });
});
