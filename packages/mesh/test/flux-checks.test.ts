import { findingLine } from "@meshwright/findings";
import { readResource, type Resource, whereabouts } from "@meshwright/inventory";
import { examineFolder, examineHub, renderFleet } from "@meshwright/mesh";
import { chartText, renderedFleet, shopFleet, withEngines } from "@meshwright/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fleets } from "./random-fleets.ts";
import { type Helm, renderedCharts } from "./rendered-charts.ts";
import { treeOf } from "./tree.ts";

// What a person may do to a tree of Flux, and what a check says of it.

type Tree = ReadonlyMap<string, string>;

const resourcesOf = (tree: Tree): readonly Resource[] =>
  [...tree]
    .filter(([path]) => path.endsWith(".yaml"))
    .map(([file, text]) => {
      const { object } = readResource(file, text);
      if (object === undefined) throw new Error(`${file} holds no object`);
      const [cluster = "", ...rest] = file.split("/");
      return { ...object, file, ...whereabouts(cluster, rest.join("/")) };
    });

function findingsIn(tree: Tree): readonly string[] {
  const folders = Map.groupBy(resourcesOf(tree), ({ cluster }) => cluster);
  const all = [...folders].map(([name, resources]) =>
    examineFolder({ name, resources }, { validate: () => () => [], fleet }),
  );
  return [...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine);
}

const fleet = withEngines(shopFleet, "flux");
const tree = treeOf(fleet);
const pathOf = (start: string): string => [...tree.keys()].find((path) => path.startsWith(start)) ?? start;

const codesOf = (changed: Tree): readonly string[] =>
  findingsIn(changed).map((line) => /MW\d{4}/.exec(line)?.[0] ?? line);

const kustomization = (name: string): string => `dublin/flux/kustomization-flux-system-${name}.yaml`;
const istiod = "dublin/flux-releases/60-istiod/helmrelease-flux-system-60-istiod.yaml";
const gate = pathOf("dublin/gates/flux/60-istiod/");

test("is sound as it is rendered", () => {
  expect(findingsIn(tree)).toEqual([]);
});

test.each([
  [kustomization("40-ca"), "MW1009"],
  [kustomization("40-ca"), "MW1005"],
  [kustomization("60-istiod-gate"), "MW1009"],
  ["dublin/flux/ocirepository-flux-system-istiod-1-31-1.yaml", "MW1005"],
  [istiod, "MW1008"],
  [gate, "MW1008"],
  ["dublin/00-network/namespace-meshwright-gates.yaml", "MW1005"],
  ["dublin/10-namespaces/namespace-istio-system.yaml", "MW1005"],
])("without %s it is found to be %s", (file, code) => {
  expect(tree.has(file)).toBe(true);
  expect(codesOf(new Map([...tree].filter(([path]) => path !== file)))).toContain(code);
});

test.each([
  [kustomization("60-istiod"), "    - name: 60-istiod-gate", "    - name: 40-ca", "MW2008"],
  [kustomization("40-ca-gate"), "    - name: 30-issuers", "    - name: 60-istiod", "MW2007"],
  [kustomization("40-ca"), "dublin/40-ca", "ohio/40-ca", "MW2006"],
  [kustomization("40-ca"), "/40-ca", "/41-ca", "MW1008"],
  [istiod, "name: istiod-1-31-1", "name: istiod-1-31-2", "MW1005"],
  [gate, "restartPolicy: OnFailure", "restartPolicy: Never", "MW2006"],
  [gate, "wait_for conditions", "exit 0", "MW2006"],
])("with another text in %s (%s → %s) it is found to be %s", (file, from, to, code) => {
  const text = tree.get(file) ?? "";
  expect(text).toContain(from);
  expect(codesOf(new Map([...tree, [file, text.replaceAll(from, to)]]))).toContain(code);
});

test("a HelmRelease in the folder of the bootstrap is found to start at once", () => {
  const moved = new Map(
    [...tree].map(([path, text]) => [
      path === istiod ? "dublin/flux/helmrelease-flux-system-60-istiod.yaml" : path,
      text,
    ]),
  );
  expect(codesOf(moved)).toContain("MW2009");
});

describe("any fleet", () => {
  test.each([["flux"], ["argocd", "flux"]] as const)("passes the checks where %s delivers it", (...engines) => {
    fc.assert(
      fc.property(fleets, (any) => {
        const named = withEngines(any, ...engines);
        const options = { validate: () => () => [], fleet: named };
        const all = [...renderFleet(named)].map((folder) => examineFolder(folder, options));
        expect([...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

test("a hook of a rendered chart that others would wait for is told: Flux has no order inside a unit", () => {
  const helm: Helm = ({ release }) =>
    chartText(release) + (release.name === "external-secrets" ? hook("pre-install,pre-upgrade") : "");
  const rendered = renderedFleet(fleet);
  const all = [...renderFleet(rendered, renderedCharts(rendered, helm))].map((folder) =>
    examineFolder(folder, { validate: () => () => [], fleet: rendered }),
  );
  const found = [...all.flatMap(({ findings }) => findings), ...examineHub(all)];
  expect(found.map(({ code, level }) => `${code} ${level}`)).toEqual(rendered.clusters.map(() => "MW2010 warning"));
});

const hook = (hooks: string): string =>
  `---\n# Source: external-secrets/templates/prepare.yaml\n${JSON.stringify({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "prepare", annotations: { "helm.sh/hook": hooks } },
    spec: {
      template: {
        spec: { restartPolicy: "Never", containers: [{ name: "prepare", image: "registry.example/hook:1.0.0" }] },
      },
    },
  })}\n`;
