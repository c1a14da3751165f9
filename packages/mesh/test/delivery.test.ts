import type { Fleet } from "@meshwright/model";
import {
  existingStoreFleet,
  harbourFleet,
  otherAccountFleet,
  readyMadeFleet,
  shopFleet,
  vaultFleet,
} from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { type Body, objectsOf, treeOf } from "./tree.ts";

interface Application {
  readonly destination: { readonly name?: string; readonly server?: string; readonly namespace?: string };
  readonly project: string;
  readonly sources: readonly { readonly repoURL: string; readonly path?: string; readonly chart?: string }[];
}

interface AppProject {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly Application["destination"][];
  readonly clusterResourceWhitelist?: readonly { readonly group: string; readonly kind: string }[];
}

const identity = ({ apiVersion, kind, metadata }: Body): string =>
  [apiVersion.replace(/\/.*/, ""), kind, metadata.namespace ?? "-", metadata.name].join(" ");

const spec = <Spec>(body: Body): Spec => body["spec"] as Spec; // oxlint-disable-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters -- the kind was asked for just before

const ofKind = (objects: ReadonlyMap<string, Body>, kind: string): readonly Body[] =>
  [...objects.values()].filter((body) => body.kind === kind);

describe.each([
  ["shop", shopFleet],
  ["harbour", harbourFleet],
  ["other-account", otherAccountFleet],
  ["vault", vaultFleet],
  ["existing-store", existingStoreFleet],
  ["ready-made", readyMadeFleet],
] as const)("%s", (_name, fleet: Fleet) => {
  const tree = treeOf(fleet);
  const objects = objectsOf(tree);
  const root = fleet.mesh.gitops.path === "" ? "" : `${fleet.mesh.gitops.path}/`;
  const applications = ofKind(objects, "Application");
  const projects = new Map(ofKind(objects, "AppProject").map((body) => [body.metadata.name, spec<AppProject>(body)]));

  const filesIn = (path: string): readonly string[] =>
    [...objects.keys()].filter((file) => `${root}${file}`.replace(/\/[^/]*$/, "") === path);

  test("every object is delivered by exactly one Application, or is for a person to apply", () => {
    const delivered = applications.flatMap((body) =>
      spec<Application>(body).sources.flatMap(({ path }) => (path === undefined ? [] : filesIn(path))),
    );
    const byHand = [...objects.keys()].filter((path) => path.startsWith("_fleet/argocd-settings/"));
    expect([...delivered, ...byHand].toSorted()).toEqual([...objects.keys()].toSorted());
  });

  test("every source of an Application has files, or is a pinned chart; only the links may have none", () => {
    for (const body of applications) {
      for (const { path, chart } of spec<Application>(body).sources) {
        if (path === undefined) expect(chart).toBeDefined();
        else expect([...tree.keys()].some((file) => `${root}${file}`.startsWith(`${path}/`))).toBe(true);
      }
    }
  });

  test("no two objects of one API server have one identity", () => {
    const keys = [...objects].map(([path, body]) => {
      const server = /^[^/]+\/argocd|^_fleet/.test(path) ? "hub" : path.replace(/\/.*/, "");
      return `${server} ${identity(body)}`;
    });
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("every object says its wave, as a text", () => {
    for (const body of objects.values()) {
      expect(body.metadata.annotations?.["argocd.argoproj.io/sync-wave"]).toMatch(/^-?\d+$/);
    }
  });

  test("every Application is allowed what it does by its project", () => {
    for (const body of applications) {
      const { project, destination, sources } = spec<Application>(body);
      const allowed = projects.get(project);
      if (body.metadata.name.endsWith("-fleet")) {
        expect(project).toBe(fleet.mesh.gitops.argocd.bootstrapProject);
        continue;
      }
      expect(allowed?.destinations).toContainEqual(destination);
      for (const { repoURL, path } of sources) {
        expect(allowed?.sourceRepos).toContain(repoURL);
        for (const file of path === undefined ? [] : filesIn(path)) {
          const object = objects.get(file) as Body; // oxlint-disable-line typescript/no-unsafe-type-assertion -- filesIn lists keys of objects
          const { namespace } = object.metadata;
          const { namespace: _own, ...where } = destination;
          if (namespace !== undefined) expect(allowed?.destinations).toContainEqual({ ...where, namespace });
          else
            expect(allowed?.clusterResourceWhitelist).toContainEqual({
              group: object.apiVersion.includes("/") ? object.apiVersion.replace(/\/.*/, "") : "",
              kind: object.kind,
            });
        }
      }
    }
  });

  test("no Secret has content, and no text is a private key", () => {
    for (const body of ofKind(objects, "Secret"))
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(["data"]));
    for (const body of ofKind(objects, "Secret")) expect(body["stringData"]).toBeUndefined();
    for (const text of tree.values()) expect(text).not.toMatch(/PRIVATE KEY/);
  });

  test("gates may read no Secret", () => {
    const rules = objects.get(`${fleet.clusters[0]?.name}/00-network/clusterrole-meshwright-gates.yaml`)?.["rules"];
    expect(JSON.stringify(rules)).not.toContain('"secrets"');
    expect(JSON.stringify(rules)).not.toContain("*");
  });
});
