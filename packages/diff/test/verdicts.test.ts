import { finding, kinds } from "@meshwright/findings";
import type { Finding } from "@meshwright/findings";
import { describe, expect, test } from "vitest";
import type { Side } from "../src/index.ts";
import { deltaOf, effectsOf } from "../src/index.ts";
import { verdictChanges, verdicts } from "../src/verdicts.ts";
import { sideOfTexts } from "./fixture.ts";

const wrong = (line: number, file = "fleet/mesh.yaml"): Finding =>
  finding(kinds.invalidYaml, { in: "fleet", file, line, column: 1, keyPath: ["releases"] }, { problem: "a tab" });

const withFleet = (side: Side, ...findings: readonly Finding[]): Side => ({ ...side, fleet: { findings } });

const object = (kind: string, name: string, spec: object, namespace = "argocd", wave = "0") =>
  JSON.stringify({
    apiVersion: kind === "ConfigMap" ? "v1" : "argoproj.io/v1alpha1",
    kind,
    metadata: { name, namespace, annotations: { "argocd.argoproj.io/sync-wave": wave } },
    ...spec,
  });

const application = (cluster: string, folder: string) =>
  object("Application", `${cluster}-${folder.split("/").at(-1)}`, {
    spec: {
      project: "harbour",
      destination: { name: cluster },
      source: { repoURL: "https://example.com/mesh.git", path: `clusters/${folder}`, targetRevision: "main" },
    },
  });

/** A tree of two clusters that one Argo CD delivers. */
const tree: Readonly<Record<string, string>> = {
  "_fleet/argocd/appproject-argocd-harbour.yaml": object("AppProject", "harbour", {}),
  "_fleet/argocd/application-argocd-roots-a.yaml": application("a", "cluster-a/argocd"),
  "_fleet/argocd/application-argocd-roots-b.yaml": application("b", "cluster-b/argocd"),
  "cluster-a/argocd/application-argocd-a-10-shop.yaml": application("cluster-a", "cluster-a/10-shop"),
  "cluster-a/10-shop/configmap-shop-a.yaml": object("ConfigMap", "a", { data: { a: "1" } }, "default", "10"),
  "cluster-b/argocd/application-argocd-b-10-shop.yaml": application("cluster-b", "cluster-b/10-shop"),
  "cluster-b/10-shop/configmap-shop-b.yaml": object("ConfigMap", "b", { data: { b: "1" } }, "default", "10"),
};

const checked = (head: Readonly<Record<string, string>>) =>
  verdictChanges(deltaOf(sideOfTexts("base", tree), sideOfTexts("head", head)))[0];

describe("the checks", () => {
  test("find nothing new in a cluster that changes beside one that is not read", () => {
    const head = {
      ...tree,
      "cluster-a/10-shop/configmap-shop-a.yaml": object("ConfigMap", "a", { data: { a: "2" } }, "default", "10"),
    };
    expect(checked(head)).toMatchObject({ added: [], gone: [] });
  });

  test("know the projects of what all share, though nothing differs there", () => {
    const head = {
      ...tree,
      "cluster-a/argocd/application-argocd-a-20-shop.yaml": application("cluster-a", "cluster-a/20-shop"),
      "cluster-a/20-shop/configmap-shop-c.yaml": object("ConfigMap", "c", {}, "default", "20"),
    };
    // Read without that folder it would be a project that nobody makes.
    const missing = checked(head)?.added.filter(({ message }) => /There is no AppProject harbour\b/.test(message));
    expect(missing).toEqual([]);
  });

  test("find a folder that nobody delivers", () => {
    const head = { ...tree, "cluster-a/20-shop/configmap-shop-c.yaml": object("ConfigMap", "c", {}, "default", "20") };
    const found = checked(head)?.added.filter(({ code }) => code === kinds.undeliveredFolder.code);
    expect(found?.map(({ place }) => place)).toEqual([{ in: "file", file: "cluster-a/20-shop" }]);
  });

  test("find an Application whose folder has gone", () => {
    const { "cluster-a/10-shop/configmap-shop-a.yaml": _, ...head } = tree;
    expect(checked(head)?.added.map(({ code }) => code)).toEqual([kinds.danglingFolder.code]);
  });

  test("find a project that has gone from what all share, of the clusters that differ", () => {
    const { "_fleet/argocd/appproject-argocd-harbour.yaml": _, ...head } = tree;
    expect(checked(head)?.added.map(({ code }) => code)).not.toEqual([]);
  });
});

describe("the fleet", () => {
  const [base, head] = [sideOfTexts("base", tree), sideOfTexts("head", tree)];

  test("is not judged where a side has none, and that is said", () => {
    const changes = verdictChanges(deltaOf(withFleet(base), head));
    expect(changes.find(({ name }) => name === "fleet")).toMatchObject({
      added: [],
      notJudged: expect.stringContaining("head"),
    });
  });

  test("tells what is new, and not what moved to another line", () => {
    const delta = deltaOf(withFleet(base, wrong(3)), withFleet(head, wrong(7)));
    expect(verdictChanges(delta).find(({ name }) => name === "fleet")).toEqual({ name: "fleet", added: [], gone: [] });
  });

  test("tells twice what is wrong twice, and an effect is said though nothing differs in the tree", () => {
    const delta = deltaOf(withFleet(base, wrong(3)), withFleet(head, wrong(3), wrong(9)));
    expect(verdictChanges(delta).find(({ name }) => name === "fleet")?.added).toEqual([wrong(9)]);
    expect(effectsOf(delta)).toMatchObject([{ rule: "new-findings", cluster: "_fleet", risk: "stop" }]);
  });
});

test("one more verdict is one more line", () => {
  const third = { name: "third", judge: () => ({ before: [], after: [wrong(1)] }) };
  const side = sideOfTexts("base", tree);
  const changes = verdictChanges(deltaOf(side, side), [...verdicts, third]);
  expect(changes.map(({ name }) => name)).toEqual([...verdicts.map(({ name }) => name), "third"]);
  expect(changes.at(-1)).toEqual({ name: "third", added: [wrong(1)], gone: [] });
});
