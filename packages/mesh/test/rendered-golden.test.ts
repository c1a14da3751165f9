import { renderedFleet, shopFleet, withEngines } from "@meshwright/testkit";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { renderedCharts } from "./rendered-charts.ts";
import { treeOf } from "./tree.ts";

const golden = `${import.meta.dirname}/golden/rendered`;

/** Of rendered charts: what delivers them by each engine, the objects of one, and the CRDs of one. */
const isShown = (path: string): boolean =>
  /^_fleet\/crds\/istio-base|^dublin\/(50-istio-base|60-istiod)\/|^dublin\/argocd\/.*-00-mesh/.test(path) ||
  /^dublin\/flux\/.*-(50-istio-base|60-istiod)/.test(path) ||
  /^dublin\/gates\/.*-60-istiod/.test(path);

const fleet = renderedFleet(withEngines(shopFleet, "argocd", "flux"));
const files = [...treeOf(fleet, renderedCharts(fleet))].filter(([path]) => isShown(path));

test("rendered charts, for both engines, are the golden tree", async () => {
  await Promise.all(files.map(([path, text]) => expect(text).toMatchFileSnapshot(`${golden}/${path}`)));
});
test("has no stale golden file", async () => {
  const kept = await Array.fromAsync(glob("**/*.yaml", { cwd: golden }));
  expect(kept.toSorted()).toEqual(files.map(([path]) => path).toSorted());
});
