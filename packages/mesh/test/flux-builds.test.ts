import { textAt } from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import { harbourFleet, kubectlPath, renderedFleet, shopFleet, withEngines } from "@meshwright/testkit";
import { load, loadAll } from "js-yaml";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldersOf } from "./flux-fleets.ts";

// Flux makes a kustomization.yaml where there is none, over all files of a folder and of those below it, and builds that. In one
// cluster no two objects have one identity, so one build over the folders of all its Kustomizations builds each of them.

const copy = mkdtempSync(join(tmpdir(), "meshwright-flux-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** As Flux does: https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file */
function generate(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && entry.name !== "kustomization.yaml")
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  writeKustomization(folder, files);
}

const writeKustomization = (folder: string, resources: readonly string[]): void =>
  writeFileSync(
    join(folder, "kustomization.yaml"),
    JSON.stringify({ apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", resources }),
  );

const build = (folder: string): readonly unknown[] =>
  loadAll(execFileSync(kubectlPath(), ["kustomize", folder], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }));

const byIdentity = (objects: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const named = new Map(
    objects.map((object) => {
      const { apiVersion, kind, metadata } = Object(object);
      return [`${apiVersion} ${kind} ${metadata.namespace} ${metadata.name}`, object];
    }),
  );
  expect(named.size).toBe(objects.length);
  return named;
};

describe.each<[string, Fleet]>([
  ["shop", withEngines(shopFleet, "flux")],
  ["harbour", withEngines(harbourFleet, "argocd", "flux")],
  ["shop-rendered", withEngines(renderedFleet(shopFleet), "flux")],
])("%s", (name, fleet) => {
  const folders = foldersOf(fleet);
  const { path: root } = fleet.mesh.gitops;
  const repository = join(copy, name);

  beforeAll(() => {
    for (const folder of folders)
      for (const [path, text] of folder.files) {
        const file = join(repository, root, folder.name, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
  });

  test.each(fleet.clusters.map((cluster) => cluster.name))("%s: every Kustomization builds to its files", (cluster) => {
    const own = folders.find((folder) => folder.name === cluster);
    const paths = (own?.resources ?? []).flatMap(({ ref, body }) =>
      ref.kind === "Kustomization" ? [textAt(body, "spec", "path") ?? ""] : [],
    );
    // The folder of the bootstrap, too.
    const built = [...paths, join(root, cluster, "flux")].map((path) => join(repository, path));
    const written = built.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".yaml") && file !== "kustomization.yaml")
        .map((file) => load(readFileSync(join(folder, file), "utf8"))),
    );
    for (const folder of built) generate(folder);
    const over = join(repository, `all-${cluster}`);
    mkdirSync(over);
    writeKustomization(
      over,
      built.map((folder) => relative(over, folder)),
    );
    // Nothing is left out, and nothing of an object is changed: no text, no order of a list, no number.
    expect(byIdentity(build(over))).toEqual(byIdentity(written));
    expect(paths.length).toBeGreaterThan(10);
  });
});
