import { expect, test } from "vitest";
import { handOverLines } from "../src/print/hand-over-lines.ts";
import type { Change } from "../src/tree/step.ts";

const objects = ["60-istiod/deployment-istio-system-istiod.yaml", "60-istiod/service-istio-system-istiod.yaml"];
const release = "flux-releases/60-istiod/helmrelease-flux-system-60-istiod.yaml";
const changes = (kind: Change["kind"], ...paths: readonly string[]): readonly Change[] =>
  ["dublin", "ohio"].flatMap((cluster) => paths.map((path) => ({ kind, path: `${cluster}/${path}` })));

test("a HelmRelease that leaves the tree stays in the cluster, and is told", () => {
  const [line = "", ...others] = handOverLines([...changes("added", ...objects), ...changes("removed", release)]);
  expect(others).toEqual([]);
  expect(line).toMatch(/stay in the cluster, in 2 clusters: 60-istiod\. docs\/charts\.md/);
});

test("a HelmRelease that comes where objects were is told", () => {
  const [line = "", ...others] = handOverLines([...changes("removed", ...objects), ...changes("added", release)]);
  expect(others).toEqual([]);
  expect(line).toMatch(/in the place of objects .* in 2 clusters: 60-istiod\./);
});

test.each([
  ["the first render", changes("added", release)],
  ["another version", changes("changed", release)],
  ["objects that come and go", [...changes("added", ...objects), ...changes("removed", "40-ca/a.yaml")]],
])("%s hands nothing over", (_, told) => {
  expect(handOverLines(told)).toEqual([]);
});
