import { examineFolder, examineHub, renderFleet } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import { shopFleet } from "@meshwright/testkit";
import { readResource, type Resource, whereabouts } from "@meshwright/inventory";
import { describe, expect, test } from "vitest";
import { argocdWays } from "./variants.ts";

type Tree = ReadonlyMap<string, string>;

const fleetOf = (name: string): Fleet => {
  const way = argocdWays.find((one) => one.name === name);
  if (way === undefined) throw new Error(`no way ${name}`);
  return way.of(shopFleet);
};

const treeOf = (fleet: Fleet): Tree =>
  new Map(
    [...renderFleet(fleet)].flatMap(({ name, files }) =>
      [...files].flatMap(([path, text]) => (path.endsWith(".yaml") ? [[`${name}/${path}`, text] as const] : [])),
    ),
  );

function resourceOf(file: string, text: string): Resource {
  const { object } = readResource(file, text);
  if (object === undefined) throw new Error(`${file} holds no object`);
  const [cluster = "", ...rest] = file.split("/");
  return { ...object, file, ...whereabouts(cluster, rest.join("/")) };
}

/** `<code> <file>` of what is found in a tree of files. */
function foundIn(tree: Tree): readonly string[] {
  const resources = [...tree].map(([file, text]) => resourceOf(file, text));
  const all = [...Map.groupBy(resources, ({ cluster }) => cluster)].map(([name, ofFolder]) =>
    examineFolder({ name, resources: ofFolder }, { validate: () => () => [] }),
  );
  const findings = [...all.flatMap((one) => one.findings), ...examineHub(all)];
  return findings.map(({ code, place }) => `${code} ${"file" in place ? place.file : ""}`);
}

const roots = "dublin/argocd-roots";

/** The tree with another text in one of its files, which must be there. */
function changedIn(tree: Tree, { file, from, to }: { file: string; from: string; to: string }): Tree {
  const text = tree.get(file) ?? "";
  expect(text).toContain(from);
  return new Map([...tree, [file, text.replaceAll(from, to)]]);
}

describe("a cluster with an Argo CD of its own", () => {
  const tree = treeOf(fleetOf("in-cluster"));
  const without = (file: string): Tree => new Map([...tree].filter(([path]) => path !== file));
  const changed = (file: string, from: string, to: string): Tree => changedIn(tree, { file, from, to });

  test("is found to be whole", () => {
    expect(foundIn(tree)).toEqual([]);
  });
  test.each([
    [`${roots}/application-argocd-dublin.yaml`, "MW1009 dublin/argocd"],
    [`${roots}/application-argocd-dublin-links.yaml`, "MW1009 dublin/argocd-links"],
    [`${roots}/appproject-argocd-shop-roots.yaml`, `MW1005 ${roots}/application-argocd-dublin.yaml`],
    [`${roots}/appproject-argocd-shop-dublin.yaml`, "MW1005 dublin/argocd/application-argocd-dublin-40-ca.yaml"],
    ["dublin/argocd-settings/application-argocd-dublin-roots.yaml", `MW1009 ${roots}`],
  ])("without %s has %s", (file, wanted) => {
    expect(tree.has(file)).toBe(true);
    expect(foundIn(without(file))).toContain(wanted);
  });
  test("has projects of its own: those of another cluster do not count", () => {
    const moved = new Map([
      ...without(`${roots}/appproject-argocd-shop-roots.yaml`),
      [
        "ohio/argocd-roots/appproject-argocd-shop-dublin.yaml",
        tree.get(`${roots}/appproject-argocd-shop-dublin.yaml`) ?? "",
      ],
    ]);
    expect(foundIn(moved)).toContain(`MW1005 ${roots}/application-argocd-dublin.yaml`);
  });
  test("delivers no folder of another cluster", () => {
    const file = `${roots}/application-argocd-dublin.yaml`;
    expect(foundIn(changed(file, "path: clusters/dublin/argocd", "path: clusters/ohio/argocd"))).toEqual(
      expect.arrayContaining([`MW1008 ${file}`, "MW1009 dublin/argocd"]),
    );
  });
  test("delivers to no other destination than its own", () => {
    const file = "dublin/argocd/application-argocd-dublin-40-ca.yaml";
    const found = foundIn(changed(file, "https://kubernetes.default.svc", "https://ohio.eks.shop.example"));
    expect(found).toContain(`MW1005 ${file}`);
  });
});

describe("a hub whose roots are made by an ApplicationSet", () => {
  const tree = treeOf(fleetOf("hub, ApplicationSet"));
  const file = "_fleet/argocd/applicationset-argocd-shop-roots.yaml";
  const changed = (from: string, to: string): Tree => changedIn(tree, { file, from, to });

  test("is found to be whole", () => {
    expect(foundIn(tree)).toEqual([]);
  });
  test.each([
    ["without a cluster's folder", "folder: ohio/argocd-links", "folder: ohio/argocd-link", "MW1009 ohio/argocd-links"],
    ["with a folder that is not there", "folder: ohio/argocd-links", "folder: ohio/argocd-link", `MW1008 ${file}`],
    ["with a key that is misspelt", "{{ .folder }}", "{{ .path }}", "MW1009 dublin/argocd"],
    ["in a project that is not there", "project: shop-roots", "project: shop-root", `MW1005 ${file}`],
    ["with two roots of one name", "name: ohio-links", "name: ohio", `MW1006 ${file}`],
    ["in another wave", "sync-wave: '0'", "sync-wave: '9'", `MW2005 ${file}`],
  ])("%s is found to be so", (_name, from, to, wanted) => {
    expect(foundIn(changed(from, to))).toContain(wanted);
  });
  test("is missed where it is gone", () => {
    const found = foundIn(new Map([...tree].filter(([path]) => path !== file)));
    for (const cluster of shopFleet.clusters) expect(found).toContain(`MW1009 ${cluster.name}/argocd`);
  });
});
