import { expect, test } from "vitest";
import { deltaOf, effectsOf } from "../src/index.ts";
import { projectsThatLetGo } from "../src/objects/lost-reach.ts";
import { readFixture, sideOfTexts } from "./fixture.ts";

const project = (...namespaces: readonly string[]) =>
  JSON.stringify({
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: "harbour", namespace: "argocd" },
    spec: { destinations: namespaces.map((namespace) => ({ name: "cluster-a", namespace })) },
  });

const application = JSON.stringify({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  metadata: { name: "cluster-a-110-verify", namespace: "argocd" },
  spec: { project: "harbour", source: { path: "clusters/cluster-a/110-verify" } },
});

const service = (name: string) =>
  JSON.stringify({ apiVersion: "v1", kind: "Service", metadata: { name: "web", namespace: name } });

const side = (label: string, projectText: string, withServices: boolean) =>
  sideOfTexts(label, {
    "_fleet/argocd/appproject-argocd-harbour.yaml": projectText,
    "cluster-a/argocd/application-argocd-cluster-a-110-verify.yaml": application,
    ...(withServices && {
      "cluster-a/110-verify/service-shop-web.yaml": service("shop"),
      "cluster-a/110-verify/service-edge-web.yaml": service("edge"),
    }),
  });

const projectsOf = (after: string): readonly (string | undefined)[] => {
  const delta = deltaOf(side("base", project("shop", "edge"), true), side("head", after, false));
  const cluster = delta.clusters.find((one) => one.cluster === "cluster-a");
  return (cluster?.before.of("", "Service") ?? []).map((one) => cluster && projectsThatLetGo(cluster, delta)(one));
};

test("an AppProject that loses a namespace no longer lets Argo CD prune there", () => {
  expect(projectsOf(project("edge"))).toEqual(["harbour", undefined]);
  expect(projectsOf(project("*"))).toEqual([undefined, undefined]);
  expect(projectsOf(project("shop", "edge"))).toEqual([undefined, undefined]);
});

test("what is renamed is told by one rule, with what becomes of the old one", () => {
  const found = readFixture(`${import.meta.dirname}/fixtures/renamed.yaml`).find(({ title }) =>
    title.startsWith("the project of what is to delete"),
  );
  const effects = found === undefined ? [] : effectsOf(found.delta).filter(({ cluster }) => cluster === "cluster-a");
  const told = effects.filter(({ rule }) => ["renamed", "objects-added", "objects-removed", "unjudged"].includes(rule));
  expect(told.map(({ rule, risk }) => `${risk} ${rule}`)).toEqual(["careful renamed"]);
  expect(told[0]?.says).toContain("AppProject mesh loses their namespace");
  expect(told[0]?.causes).toHaveLength(4);
});
