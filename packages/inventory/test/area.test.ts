import { areaOf, isRenderedFolder } from "@meshwright/inventory";
import { expect, test } from "vitest";

test.each([
  ["40-ca", { of: "unit", unit: "40-ca" }],
  ["110-verify", { of: "unit", unit: "110-verify" }],
  ["70-link-cluster-b", { of: "unit", unit: "70-link-cluster-b" }],
  ["gates/argocd/40-ca", { of: "gate", engine: "argocd", unit: "40-ca" }],
  ["gates/flux/60-istiod", { of: "gate", engine: "flux", unit: "60-istiod" }],
  ["argocd", { of: "delivery", engine: "argocd" }],
  ["argocd-links", { of: "delivery", engine: "argocd" }],
  ["argocd-settings", { of: "delivery", engine: "argocd" }],
  ["flux", { of: "delivery", engine: "flux" }],
  ["flux-releases/60-istiod", { of: "delivery", engine: "flux" }],
  ["", { of: "nothing" }],
  ["40-ca/more", { of: "nothing" }],
  ["gates", { of: "nothing" }],
  ["gates/argocd", { of: "nothing" }],
  ["gates/argocd/40-ca/more", { of: "nothing" }],
  ["argocd/more", { of: "nothing" }],
  ["constructor", { of: "nothing" }],
  ["docs", { of: "nothing" }],
])("%s", (folder, area) => {
  expect(areaOf(folder)).toEqual(area);
});

test("a top folder is known by what only a render makes", () => {
  expect(["00-network", "gates", "argocd", "flux"].filter(isRenderedFolder)).toHaveLength(4);
  expect(["src", "docs", "40", "base"].filter(isRenderedFolder)).toEqual([]);
});
