import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ForecastStep } from "../src/index.ts";
import { deltaOf, effectsOf } from "../src/index.ts";
import { forecastOf } from "../src/forecast.ts";
import { sideOfTexts } from "./fixture.ts";

type Texts = Readonly<Record<string, string>>;

const root = `${import.meta.dirname}/../../..`;

const textsIn = (folder: string): Texts =>
  Object.fromEntries(
    globSync("**/*.{yaml,json,md}", { cwd: `${root}/${folder}` }).map((path) => [
      path,
      readFileSync(`${root}/${folder}/${path}`, "utf8"),
    ]),
  );

const byArgocd = textsIn("clusters");
const byFlux = textsIn("packages/mesh/test/golden/flux");

/** A tree in which a text is replaced in the files whose path ends so. */
function edited(texts: Texts, end: string, from: string, to: string): Texts {
  const found = Object.entries(texts).filter(([path, text]) => path.endsWith(end) && text.includes(from));
  expect(found).not.toEqual([]);
  return { ...texts, ...Object.fromEntries(found.map(([path, text]) => [path, text.replaceAll(from, to)])) };
}

const without = (texts: Texts, part: string): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes(part)));

function forecast(before: Texts, after: Texts) {
  const delta = deltaOf(sideOfTexts("base", before), sideOfTexts("head", after));
  return forecastOf(delta, effectsOf(delta));
}

const only = (before: Texts, after: Texts): readonly ForecastStep[] => forecast(before, after)[0]?.one ?? [];

describe("Argo CD", () => {
  test("says nothing of trees that are equal", () => {
    expect(forecast(byArgocd, byArgocd)).toEqual([]);
  });

  test("upgrades a chart behind its check, the same in all clusters", () => {
    const folded = forecast(
      byArgocd,
      edited(byArgocd, "-60-istiod.yaml", "targetRevision: 1.31.1", "targetRevision: 1.31.2"),
    );
    expect(folded.map(({ clusters }) => clusters)).toEqual([["cluster-a", "cluster-b"]]);
    expect(folded[0]?.one).toMatchObject([
      {
        by: "argocd",
        unit: "60-istiod",
        wave: 60,
        delivery: "Application argocd/‹cluster›-60-istiod",
        does: ["upgrades the chart istiod from 1.31.1 to 1.31.2"],
      },
    ]);
    // What its gate asks held before, and holds.
    expect(folded[0]?.one[0]?.waitsFor).toEqual([]);
    expect(folded[0]?.one[0]?.after).toBeUndefined();
  });

  test("says that charts which are upgraded together may be so at once", () => {
    const base = edited(byArgocd, "argocd-cluster-a-50-istio-base.yaml", "1.31.1", "1.31.2");
    const [first, second] = only(byArgocd, edited(base, "argocd-cluster-a-60-istiod.yaml", "1.31.1", "1.31.2"));
    expect(first?.does).toHaveLength(1);
    expect(second?.does[1]).toContain("50-istio-base");
  });

  test("begins with what is applied by hand, and ends with the highest wave", () => {
    const steps = forecast(without(byArgocd, "cluster-b/"), byArgocd).at(-1)?.one ?? [];
    expect(steps.slice(0, 2).map(({ by, unit }) => [by, unit])).toEqual([
      ["hand", "access"],
      ["hand", "cluster"],
    ]);
    expect(steps.every(({ title }) => title !== undefined)).toBe(true);
    const waves = steps.map(({ wave }) => wave);
    expect(waves).toEqual(waves.toSorted((left, right) => left - right));
    expect(steps.find(({ unit }) => unit === "70-link-cluster-a")?.waitsFor[0]).toBe("API server of cluster-a answers");
  });

  test("does nothing for a check that alone has changed", () => {
    const after = edited(
      byArgocd,
      "cluster-a/gates/argocd/40-ca/job-meshwright-gates-gate-40-ca.yaml",
      "value: '600'",
      "value: '900'",
    );
    expect(only(byArgocd, after)).toMatchObject([
      { unit: "40-ca", waitsFor: [], does: [expect.stringContaining("nothing now")] },
    ]);
  });

  test("leaves alone what runs in a cluster whose folder has gone", () => {
    const steps = forecast(byArgocd, without(byArgocd, "cluster-b/")).at(-1);
    expect(steps).toMatchObject({
      clusters: ["cluster-b"],
      one: [
        { by: "argocd", unit: "all" },
        { by: "hand", wave: 999 },
      ],
    });
  });

  test("says what restarts with the unit that is the cause", () => {
    const after = edited(
      byArgocd,
      "cluster-a/90-sample-a/deployment-sample-a-nginx.yaml",
      "1.29.1-alpine",
      "1.29.2-alpine",
    );
    expect(only(byArgocd, after)).toMatchObject([
      { unit: "90-sample-a", does: ["changes Deployment sample-a/nginx"], restarts: ["Deployment sample-a/nginx"] },
    ]);
  });

  test("goes from wave to wave within one Application", () => {
    const one = "cluster-a/argocd/application-argocd-cluster-a.yaml";
    const sources = (folders: readonly string[]) => folders.map((path) => ({ path: `clusters/cluster-a/${path}` }));
    const tree: Texts = {
      [one]: JSON.stringify({
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name: "cluster-a-mesh", namespace: "argocd" },
        spec: { sources: sources(["10-namespaces", "40-ca", "60-istiod"]) },
      }),
      ...Object.fromEntries(
        ["10-namespaces", "40-ca", "60-istiod"].map((unit) => [
          `cluster-a/${unit}/configmap-default-a.yaml`,
          JSON.stringify({
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: unit, namespace: "default" },
            data: { a: "1" },
          }),
        ]),
      ),
    };
    const steps = only(tree, edited(tree, "configmap-default-a.yaml", '"a":"1"', '"a":"2"'));
    expect(steps.map(({ unit, after }) => [unit, after])).toEqual([
      ["10-namespaces", undefined],
      ["40-ca", ["10-namespaces"]],
      ["60-istiod", ["40-ca"]],
    ]);
  });
});

describe("by hand", () => {
  const path = "cluster-a/access/exchange-role.policy.json";
  const role = (...resources: readonly string[]): Texts => ({
    ...byArgocd,
    [path]: JSON.stringify({ Statement: [{ Action: "a:Get", Resource: resources }] }),
  });

  test("what is allowed as well comes first, what is allowed no more last", () => {
    expect(only(role("x"), role("x", "y"))).toMatchObject([
      { by: "hand", wave: -1, when: "before merging", does: [`apply ${path}`] },
    ]);
    expect(only(role("x", "y"), role("x"))).toMatchObject([{ by: "hand", wave: 999, when: "after merging" }]);
  });
});

describe("Flux", () => {
  test("goes through the chain of Kustomizations, and asks no check that has opened", () => {
    const labelled = edited(byFlux, "helmrelease-flux-system-60-istiod.yaml", "autoscaleMin: 2", "autoscaleMin: 3");
    const after = edited(
      labelled,
      "helmrelease-flux-system-20-cert-manager.yaml",
      "interval: 10m0s",
      "interval: 20m0s",
    );
    expect(only(byFlux, after)).toMatchObject([
      { by: "flux", unit: "20-cert-manager", waitsFor: [] },
      {
        by: "flux",
        unit: "60-istiod",
        delivery: "Kustomization flux-system/60-istiod",
        after: ["20-cert-manager"],
        waitsFor: [],
      },
    ]);
  });

  test("asks a check that is new", () => {
    const gate = Object.keys(byFlux).find((path) => path.includes("gates/flux/40-ca/")) ?? "";
    const { [gate]: text = "", ...rest } = byFlux;
    const after = {
      ...rest,
      [gate.replace("3ea69a72", "00000000")]: text.replaceAll("3ea69a72", "00000000").replace("Ready", "Issuing"),
    };
    const [step] = only(byFlux, after);
    expect(step).toMatchObject({ unit: "40-ca", does: ["runs the changed Job that waits, once"] });
    expect(step?.waitsFor[0]).toMatch(/ is Issuing$/);
  });
});
