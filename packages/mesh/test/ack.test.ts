import { findingLine } from "@meshwright/findings";
import { examineFolder, renderFleet, validatorsWith } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import { loadSchemas } from "@meshwright/schemas";
import { ackFleet, newAckFleet, renderedFleet, withEngines } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";
import { foldersOf } from "./variants.ts";

const validate = validatorsWith(await loadSchemas());
const pathsOf = (fleet: Fleet) => [...treeOf(fleet).keys()].filter((path) => path.includes("00-ack"));

describe("a network of ACK", () => {
  test("is made from one cluster, and no other has anything of it", () => {
    const all = [...pathsOf(ackFleet), ...pathsOf(newAckFleet)];
    expect(all.length).toBeGreaterThan(8);
    expect(all.filter((path) => !path.startsWith("dublin/"))).toEqual([]);
  });

  test("has no unit where there is nothing to make", () => {
    const alone = { ...newAckFleet, clusters: newAckFleet.clusters.filter(({ name }) => name === "dublin") };
    expect(pathsOf(alone)).toEqual([]);
  });

  test("is judged without the fleet too: its namespace is not the mesh's", () => {
    const found = [...renderFleet(ackFleet)].flatMap((folder) => examineFolder(folder, { validate }).findings);
    expect(found.map(findingLine)).toEqual([]);
  });

  // In one sync with the mesh a controller that is away would hold up everything behind it.
  test("is delivered alone where the rest of the mesh is delivered as one", () => {
    const paths = foldersOf(renderedFleet(ackFleet)).flatMap(({ name, files }) =>
      [...files.keys()].map((path) => `${name}/${path}`),
    );
    expect(paths).toContain("dublin/argocd/application-argocd-dublin-00-mesh.yaml");
    expect(paths).toContain("dublin/argocd-links/application-argocd-dublin-00-ack.yaml");
    const mesh = foldersOf(renderedFleet(ackFleet)).flatMap(
      ({ files }) => files.get("argocd/application-argocd-dublin-00-mesh.yaml") ?? [],
    );
    expect(mesh.join()).not.toContain("00-ack");
  });

  test("is waited for by nothing of Flux", () => {
    const texts = [...treeOf(withEngines(ackFleet, "flux"))].filter(([path]) => path.startsWith("dublin/flux/"));
    expect(texts.map(([path]) => path)).toContain("dublin/flux/kustomization-flux-system-00-ack.yaml");
    expect(texts.filter(([, text]) => /dependsOn:[^]*name: 00-ack/.test(text))).toEqual([]);
  });
});
