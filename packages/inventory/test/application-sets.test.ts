import type { JsonObject } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { applicationsOf, placeIn, type Resource, whereabouts } from "@meshwright/inventory";
import { expect, test } from "vitest";

const argocd = "argoproj.io/v1alpha1";

const dublin = { name: "dublin", folder: "dublin/argocd" };
const ohio = { name: "ohio", folder: "ohio/argocd" };

const template: JsonObject = {
  metadata: { name: "{{ .name }}", labels: { "meshwright.io/cluster": "{{.name}}" } },
  spec: { project: "shop-roots", sources: [{ path: "clusters/{{ .folder }}" }], revisionHistoryLimit: 3 },
};

const setOf = (spec: JsonObject): Resource => {
  const metadata = { name: knownName("shop-roots"), namespace: knownName("argocd") };
  return {
    ref: { apiVersion: argocd, kind: "ApplicationSet", ...metadata },
    body: { apiVersion: argocd, kind: "ApplicationSet", metadata, spec },
    file: "_fleet/argocd/applicationset-argocd-shop-roots.yaml",
    ...whereabouts("_fleet", "argocd/applicationset-argocd-shop-roots.yaml"),
  };
};

const listOf = (...elements: readonly JsonObject[]): JsonObject => ({ list: { elements } });

test("a list makes an Application for each of its elements, in the namespace of the set", () => {
  const made = applicationsOf(setOf({ generators: [listOf(dublin, ohio)], template }));
  expect(made.map(({ body }) => body)).toEqual(
    [dublin, ohio].map(({ name, folder }) => ({
      apiVersion: argocd,
      kind: "Application",
      metadata: { name, namespace: "argocd", labels: { "meshwright.io/cluster": name } },
      spec: { project: "shop-roots", sources: [{ path: `clusters/${folder}` }], revisionHistoryLimit: 3 },
    })),
  );
});

test("what is wrong with one is wrong in the template of the set", () => {
  const [one] = applicationsOf(setOf({ generators: [listOf(dublin)], template }));
  expect(one && placeIn(one, "/spec/project")).toMatchObject({
    file: "_fleet/argocd/applicationset-argocd-shop-roots.yaml",
    ref: { kind: "ApplicationSet" },
    pointer: "/spec/template/spec/project",
  });
});

test.each<[string, JsonObject]>([
  ["an element without a key that the template names", { generators: [listOf(dublin, { name: "ohio" })], template }],
  ["an element whose key is no text", { generators: [listOf({ name: "dublin", folder: 7 })], template }],
  ["a name that Kubernetes refuses", { generators: [listOf({ ...dublin, name: "Dublin!" })], template }],
  [
    "a function in the template",
    { generators: [listOf(dublin)], template: { metadata: { name: "{{ .name | upper }}" } } },
  ],
  ["two generators", { generators: [listOf(dublin), listOf(ohio)], template }],
  ["a generator of another kind", { generators: [{ clusters: {} }], template }],
  ["elements that are no maps", { generators: [{ list: { elements: ["dublin"] } }], template }],
  ["no template", { generators: [listOf(dublin)] }],
  ["nothing", {}],
])("%s makes nothing", (_name, spec) => {
  expect(applicationsOf(setOf(spec))).toEqual([]);
});

test("a set of anybody else is none", () => {
  const set = setOf({ generators: [listOf(dublin)], template });
  expect(applicationsOf({ ...set, ref: { ...set.ref, apiVersion: "example.org/v1" } })).toEqual([]);
});
