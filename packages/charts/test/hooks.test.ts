import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { document, object, objectsOf } from "./chart-text.ts";

const hook = (kind: string, name: string, hooks: string, weight?: string): string =>
  object(kind === "Job" ? "batch/v1" : "v1", kind, name, {
    annotations: { "helm.sh/hook": hooks, ...(weight !== undefined && { "helm.sh/hook-weight": weight }) },
  });

const plan = object("v1", "ConfigMap", "plan");
const crd = (template: string): string =>
  `---\n# Source: crane/${template}\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n` +
  "metadata: { name: lifts.port.example }\n" +
  "spec: { group: port.example, scope: Namespaced, names: { kind: Lift } }\n";

const stages = (text: string): readonly string[] =>
  objectsOf(text)
    .toSorted((left, right) => left.stage - right.stage)
    .map(({ stage, ref, runsAgain }) => `${stage} ${ref.name}${runsAgain ? " again" : ""}`);

describe("Helm's hooks", () => {
  test("come before and after the other objects, by their weights", () => {
    const text =
      hook("Job", "greet", "post-install,post-upgrade") +
      plan +
      hook("Job", "migrate", "pre-install, pre-upgrade", "5") +
      hook("ServiceAccount", "migrator", "pre-install,pre-upgrade", "-5") +
      hook("Job", "wave", "post-upgrade", "9");
    expect(stages(text)).toEqual(["0 migrator", "1 migrate again", "2 plan", "3 greet again", "4 wave again"]);
  });

  test.each(["pre-install", "pre-upgrade", "PRE-INSTALL", "pre-install,pre-upgrade", "pre-install,post-delete"])(
    "%s comes before",
    (hooks) => {
      expect(stages(plan + hook("Job", "lift", hooks))).toEqual(["0 lift again", "1 plan"]);
    },
  );

  test.each(["post-install", "post-upgrade", "post-install,post-rollback", " post-install , test"])(
    "%s comes after",
    (hooks) => {
      expect(stages(plan + hook("Job", "lift", hooks))).toEqual(["0 plan", "1 lift again"]);
    },
  );

  test.each(["test", "test-success", "test-failure", "pre-delete", "post-delete", "pre-rollback,post-rollback"])(
    "%s is left out: no installation applies it",
    (hooks) => {
      expect(stages(plan + hook("Pod", "ask", hooks))).toEqual(["0 plan"]);
    },
  );

  test("of one weight, or of one that is no number, are one stage", () => {
    const text = hook("Job", "one", "pre-install", "0") + hook("Job", "two", "pre-install", "first") + plan;
    expect(stages(text)).toEqual(["0 one again", "0 two again", "1 plan"]);
  });

  test("leave no stage empty where nothing else is rendered", () => {
    expect(stages(hook("Job", "lift", "post-install", "7"))).toEqual(["0 lift again"]);
  });

  test("of Helm 2 for CRDs are none today", () => {
    expect(
      stages(plan + crd("templates/crd.yaml").replace("{ name", `{ annotations: { helm.sh/hook: crd-install }, name`)),
    ).toEqual(["0 lifts.port.example", "0 plan"]);
  });

  test("do not come before the CRDs of the chart's folder for them", () => {
    const migrate = hook("Job", "migrate", "pre-install", "-9");
    for (const folder of ["crds", "charts/port/crds"])
      expect(stages(crd(`${folder}/lifts.yaml`) + migrate + plan)).toEqual([
        "0 lifts.port.example",
        "0 migrate again",
        "1 plan",
      ]);
    expect(stages(crd("crds/lifts.yaml") + hook("Job", "greet", "post-install"))).toEqual([
      "0 lifts.port.example",
      "1 greet again",
    ]);
    expect(stages(crd("templates/lifts.yaml") + hook("Job", "migrate", "pre-install") + plan)).toEqual([
      "0 migrate again",
      "1 lifts.port.example",
      "1 plan",
    ]);
  });

  test("leave no annotation behind that Argo CD would read again", () => {
    const [job] = objectsOf(
      object("batch/v1", "Job", "lift", {
        annotations: {
          "helm.sh/hook": "pre-install",
          "helm.sh/hook-weight": "3",
          "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
          "port.example/pier": "7",
        },
      }),
    );
    expect(job?.body.metadata["annotations"]).toEqual({ "port.example/pier": "7" });
    const [account] = objectsOf(hook("ServiceAccount", "migrator", "pre-install"));
    expect(account?.body.metadata).toEqual({ name: "migrator", namespace: "port" });
  });

  test("a policy to keep an object guards it", () => {
    const kept = object("v1", "ConfigMap", "ledger", { annotations: { "helm.sh/resource-policy": "keep" } });
    expect(objectsOf(plan + kept).map(({ ref, guarded }) => `${ref.name} ${guarded}`)).toEqual([
      "ledger true",
      "plan false",
    ]);
  });

  test("a hook of both sides takes the one that a patch chooses", () => {
    const patches = [
      {
        reason: "the database is there",
        target: { kind: "Job", name: "migrate" },
        operations: [{ op: "replace", path: "/metadata/annotations/helm.sh~1hook", value: "post-install" } as const],
      },
    ];
    const objects = objectsOf(plan + hook("Job", "migrate", "post-install,pre-upgrade"), { patches });
    expect(objects.map(({ ref, stage }) => `${stage} ${ref.name}`)).toEqual(["1 migrate", "0 plan"]);
  });
});

describe("whatever the chart,", () => {
  const anHook = fc.record({
    side: fc.constantFrom("pre-install", "post-install", undefined),
    weight: fc.integer({ min: -3, max: 3 }),
  });
  const chart = fc.array(anHook, { minLength: 1, maxLength: 12 });
  const rank = { "pre-install": 0, "post-install": 2 } as const;

  test("stages follow sides and weights, from 0 without gaps", () => {
    fc.assert(
      fc.property(chart, (hooks) => {
        const text = hooks.map(({ side, weight }, index) =>
          side === undefined ? object("v1", "ConfigMap", `o-${index}`) : hook("Job", `o-${index}`, side, `${weight}`),
        );
        const stageOf = new Map(objectsOf(text.join("")).map(({ ref, stage }) => [String(ref.name), stage]));
        const key = ({ side, weight }: (typeof hooks)[number]): number =>
          side === undefined ? 10 : rank[side] * 10 + weight;
        const keys = [...new Set(hooks.map(key))].toSorted((left, right) => left - right);
        expect(hooks.map((_, index) => stageOf.get(`o-${index}`))).toEqual(hooks.map((one) => keys.indexOf(key(one))));
      }),
    );
  });

  test("the order in which helm prints it does not count", () => {
    const documents = [
      plan,
      crd("templates/crd.yaml"),
      hook("Job", "migrate", "pre-install"),
      hook("Job", "greet", "post-install"),
      document("lift.yaml", "apiVersion: port.example/v1\nkind: Lift\nmetadata: { name: lift }"),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (mixed) => {
        expect(objectsOf(mixed.join(""))).toEqual(objectsOf(documents.join("")));
      }),
    );
  });
});
