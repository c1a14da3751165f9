import { areaOf, areRenderedFolders } from "@meshwright/inventory";
import { expect, test } from "vitest";

test.each([
  ["40-ca", { of: "unit", unit: "40-ca" }],
  ["110-verify", { of: "unit", unit: "110-verify" }],
  ["70-link-cluster-b", { of: "unit", unit: "70-link-cluster-b" }],
  ["gates/argocd/40-ca", { of: "gate", engine: "argocd", unit: "40-ca" }],
  ["gates/flux/60-istiod", { of: "gate", engine: "flux", unit: "60-istiod" }],
  ["argocd", { of: "delivery", engine: "argocd" }],
  ["argocd-links", { of: "delivery", engine: "argocd" }],
  ["argocd-roots", { of: "delivery", engine: "argocd" }],
  ["argocd-settings", { of: "delivery", engine: "argocd" }],
  ["flux", { of: "delivery", engine: "flux" }],
  ["flux-releases/60-istiod", { of: "delivery", engine: "flux" }],
  ["access", { of: "documents" }],
  ["access/more", { of: "nothing" }],
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

test.each([
  [["00-network", "argocd"]],
  [["flux", "40-ca"]],
  [["gates"]],
  [["argocd", "argocd-settings"]],
  [["flux-releases"]],
])("%j are of a render", (folders) => {
  expect(areRenderedFolders(folders)).toBe(true);
});

test.each([
  [["src", "docs", "40", "base"]],
  [["argocd", "apps"]],
  [["flux"]],
  [["01-namespaces", "02-apps"]],
  [["constructor"]],
])("%j are anybody's", (folders) => {
  expect(areRenderedFolders(folders)).toBe(false);
});
