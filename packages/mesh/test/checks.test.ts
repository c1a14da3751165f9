import { runChecks } from "@meshwright/checks";
import { findingLine } from "@meshwright/findings";
import { areaOf, inventoryOf, readResource, releasesOf, type Resource } from "@meshwright/inventory";
import { givenObjects } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import {
  existingStoreFleet,
  harbourFleet,
  otherAccountFleet,
  readyMadeFleet,
  shopFleet,
  vaultFleet,
} from "@meshwright/testkit";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";

// What meshwright renders passes its own checks: a finding here is a mistake of the one or of the other.

type Tree = ReadonlyMap<string, string>;

const resourcesOf = (tree: Tree): readonly Resource[] =>
  [...tree]
    .filter(([path]) => path.endsWith(".yaml"))
    .map(([file, text]) => {
      const { object, findings } = readResource(file, text);
      if (object === undefined) throw new Error(findings.map(findingLine).join("\n"));
      const folder = file.slice(0, file.lastIndexOf("/"));
      const [cluster = "", ...rest] = folder.split("/");
      return { ...object, file, cluster, folder, area: areaOf(rest.join("/")) };
    });

const isOfHub = ({ area }: Resource): boolean => area.of === "delivery" && area.engine === "argocd";

/** Of every cluster, and of the hub that delivers them. */
function findingsIn(tree: Tree, givenIn: (cluster: string) => ReadonlySet<string> | undefined): readonly string[] {
  const resources = resourcesOf(tree);
  const ofClusters = [...Map.groupBy(resources, ({ cluster }) => cluster)].flatMap(([cluster, own]) => {
    const releases = own.filter(isOfHub).flatMap(releasesOf);
    const inventory = inventoryOf(
      cluster,
      own.filter((resource) => !isOfHub(resource)),
      releases,
    );
    return runChecks({ inventory, given: givenIn(cluster) });
  });
  const hub = inventoryOf("argocd", resources.filter(isOfHub));
  const folders = new Set(resources.map(({ folder }) => folder));
  return [...ofClusters, ...runChecks({ inventory: hub, folders })].map(findingLine);
}

const given = (fleet: Fleet) => (name: string) => {
  const cluster = fleet.clusters.find((one) => one.name === name);
  return cluster && givenObjects(fleet, cluster);
};

describe.each<[string, Fleet]>([
  ["shop", shopFleet],
  ["harbour", harbourFleet],
  ["vault", vaultFleet],
  ["existing store", existingStoreFleet],
  ["other account", otherAccountFleet],
  ["ready-made", readyMadeFleet],
])("the tree of the %s fleet", (_name, fleet) => {
  test("passes the checks", () => {
    expect(findingsIn(treeOf(fleet), given(fleet))).toEqual([]);
  });
});

describe("the tree of the sample fleet", () => {
  const root = join(import.meta.dirname, "../../../clusters");
  const files = globSync("**/*.yaml", { cwd: root }).toSorted();
  const tree = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

  test("passes the checks, also where the fleet is not known", () => {
    expect(findingsIn(tree, () => new Set())).toEqual([]);
    expect(findingsIn(tree, () => undefined)).toEqual([]);
  });

  test("is delivered by what lies in it, whatever folder of the repository it is in", () => {
    const moved = new Map(
      [...tree].map(([file, text]) => [file, text.replaceAll("path: clusters/", "path: platform/mesh/clusters/")]),
    );
    expect(findingsIn(moved, () => undefined)).toEqual([]);
  });
});
