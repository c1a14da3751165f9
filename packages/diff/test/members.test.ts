import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { deltaOf, effectsOf } from "../src/index.ts";
import { forecastOf } from "../src/forecast.ts";
import { sideOfTexts } from "./fixture.ts";

const clusters = `${import.meta.dirname}/../../../clusters`;

const tree: Readonly<Record<string, string>> = Object.fromEntries(
  globSync("**/*.{yaml,json,md}", { cwd: clusters }).map((path) => [path, readFileSync(`${clusters}/${path}`, "utf8")]),
);

/** The sample tree before cluster-b was a member. */
const alone = Object.fromEntries(
  Object.entries(tree).filter(
    ([path]) =>
      !path.startsWith("cluster-b/") &&
      !/70-link-cluster-b|peer-cluster-b|secret-cluster-b|_fleet\/argocd\/.*cluster-b/.test(path),
  ),
);

test.each([
  ["joins", alone, tree],
  ["leaves", tree, alone],
])("what a member that %s brings or takes is told once", (_, before, after) => {
  const effects = effectsOf(deltaOf(sideOfTexts("base", before), sideOfTexts("head", after)));
  const told = effects
    .filter(({ cluster }) => cluster === "cluster-a")
    .flatMap(({ rule, causes }) => causes.map(({ object }) => [object.file, rule] as const))
    // Certificates are told where trust is; and the values of Kiali go on naming cluster-b, which is right to be told.
    .filter(([, rule]) => !["trust-changed", "needed-deletion"].includes(rule));
  expect(told.length).toBeGreaterThan(3);
  const rules = Map.groupBy(told, ([file]) => file);
  expect([...rules].filter(([, all]) => all.length > 1)).toEqual([]);
  expect(effects.filter(({ rule }) => rule === "unjudged")).toEqual([]);
});

test("Kiali restarts in the step of its chart", () => {
  const values = "cluster-a/argocd-links/application-argocd-cluster-a-100-kiali.yaml";
  const after = {
    ...alone,
    [values]: (alone[values] ?? "").replaceAll(/ +- name: cluster-b\n +secret_name: .*\n/g, ""),
  };
  expect(after[values]).not.toBe(tree[values]);
  const delta = deltaOf(sideOfTexts("base", tree), sideOfTexts("head", after));
  const steps = forecastOf(delta, effectsOf(delta)).flatMap(({ one }) => one);
  expect(steps.filter(({ restarts }) => restarts.length > 0).map(({ unit }) => unit)).toEqual(["100-kiali"]);
});
