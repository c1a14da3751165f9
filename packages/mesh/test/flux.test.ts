import { findingLine } from "@meshwright/findings";
import { at, itemsAt, type Resource, textAt } from "@meshwright/inventory";
import { examineFolder, examineHub, validatorsWith } from "@meshwright/mesh";
import { loadSchemas } from "@meshwright/schemas";
import { shopCluster, shopFleet, sites, withEngines } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { fluxFleets, foldersOf } from "./flux-fleets.ts";
import { treeOf } from "./tree.ts";

const schemas = await loadSchemas({ compiler: true });

/**
 * Kinds of Kubernetes and Flux, of which Flux knows the health, and kinds that have none: Istio's, and passwords, which a
 * generator is asked for.
 */
const tellsNothing =
  /^(v1|apps\/v1|batch\/v1|policy\/v1|[a-z.]+\.k8s\.io\/v1|helm\.toolkit\.fluxcd\.io\/v2|[a-z]+\.istio\.io\/v1|monitoring\.coreos\.com\/v1|generators\.external-secrets\.io\/v1alpha1) /;

interface Step {
  readonly name: string;
  /** Relative to the tree's root. */
  readonly folder: string;
  readonly after: readonly string[];
}

describe.each(fluxFleets)("%s", (_title, fleet) => {
  const folders = foldersOf(fleet);
  const { path: root, flux } = fleet.mesh.gitops;
  const top = root === "" ? "./" : `./${root}/`;
  const resourcesOf = (name: string): readonly Resource[] =>
    folders.find((folder) => folder.name === name)?.resources ?? [];
  const all = folders.flatMap(({ resources }) => resources);

  const stepsOf = (cluster: string): readonly Step[] =>
    resourcesOf(cluster)
      .filter(({ ref }) => ref.kind === "Kustomization")
      .map(({ ref, body }) => {
        const path = textAt(body, "spec", "path") ?? "";
        expect(path.startsWith(top)).toBe(true);
        return {
          name: ref.name,
          folder: path.slice(top.length),
          after: itemsAt(body, "spec", "dependsOn").map((item) => textAt(item, "name") ?? ""),
        };
      });

  test("has nothing that a check or a schema finds", () => {
    const validate = validatorsWith(schemas);
    const examined = folders.map((folder) => examineFolder(folder, { validate, fleet }));
    const findings = [...examined.flatMap((one) => one.findings), ...examineHub(examined)];
    expect(findings.map(findingLine)).toEqual([]);
  });

  test.each(fleet.clusters.map(({ name }) => name))(
    "%s: every object is delivered by exactly one Kustomization",
    (name) => {
      const delivered = stepsOf(name).map(({ folder }) => folder);
      expect(new Set(delivered).size).toBe(delivered.length);
      const own = resourcesOf(name)
        .map(({ folder }) => folder)
        // What Flux is bootstrapped with, and what Argo CD alone takes.
        .filter((folder) => !/^[^/]+\/(flux$|argocd|gates\/argocd)/.test(folder));
      const shared = folders.find((folder) => folder.name === name)?.shared ?? [];
      expect(new Set(delivered)).toEqual(new Set([...own, ...shared.map(({ folder }) => folder)]));
      expect(delivered.filter((folder) => !all.some((one) => one.folder === folder))).toEqual([]);
    },
  );

  test.each(fleet.clusters.map(({ name }) => name))("%s: what is waited for is there, and not in a circle", (name) => {
    const waiting = new Map(stepsOf(name).map((step) => [step.name, step.after]));
    for (const after of waiting.values()) for (const other of after) expect(waiting.has(other)).toBe(true);
    const done = new Set<string>();
    for (let before = -1; before < done.size;) {
      before = done.size;
      for (const [step, after] of waiting) if (after.every((other) => done.has(other))) done.add(step);
    }
    expect([...waiting.keys()].filter((step) => !done.has(step))).toEqual([]);
  });

  test.each(fleet.clusters.map(({ name }) => name))(
    "%s: a unit with a gate waits for it, all others for no gate",
    (name) => {
      const steps = new Map(stepsOf(name).map((step) => [step.name, step]));
      for (const { name: step, folder } of steps.values()) {
        const [, gated] = /\/gates\/flux\/(.+)$/.exec(folder) ?? [];
        if (gated === undefined) continue;
        expect(step).toBe(`${gated}-gate`);
        const last = steps.get(gated) ?? steps.get(`${gated}-crds`);
        const crds = steps.get(`${gated}-crds`);
        expect((crds ?? last)?.after).toEqual([step]);
        if (crds !== undefined && last !== crds) expect(last?.after).toEqual([crds.name]);
      }
    },
  );

  test("names fit into labels, and everything lies in the namespace of Flux", () => {
    const delivering = all.filter(({ ref }) => /^(Kustomization|HelmRelease|.*Repository)$/.test(ref.kind));
    for (const { ref } of delivering) {
      expect(ref.name.length).toBeLessThanOrEqual(63);
      expect(ref.namespace).toBe(flux.namespace);
    }
    for (const { ref } of all.filter(({ folder }) => folder.includes("/gates/flux/")))
      expect(ref.name.length).toBeLessThanOrEqual(63);
  });

  test("flux is bootstrapped with Kustomizations and sources only, so that nothing starts at once", () => {
    const first = all.filter(({ folder }) => /^[^/]+\/flux$/.test(folder)).map(({ ref }) => ref.kind);
    expect(first.filter((kind) => !["Kustomization", "HelmRepository", "OCIRepository"].includes(kind))).toEqual([]);
  });

  test("what a fleet loses outlives its Kustomization, but links and gates", () => {
    for (const { ref, body } of all.filter((one) => one.ref.kind === "Kustomization")) {
      const goes = ref.name.endsWith("-gate") || ref.name.startsWith("70-link-");
      expect([ref.name, textAt(body, "spec", "deletionPolicy")]).toEqual([ref.name, goes ? "Delete" : "Orphan"]);
      expect(at(body, "spec", "prune")).toBe(true);
      expect(at(body, "spec", "suspend")).toBeUndefined();
    }
  });

  test("kinds whose Ready comes later are asked for it, all others are known to have none", () => {
    for (const cluster of fleet.clusters) {
      const own = resourcesOf(cluster.name);
      for (const { folder, name } of stepsOf(cluster.name)) {
        const kinds = own.filter((one) => one.folder === folder).map(({ ref }) => `${ref.apiVersion} ${ref.kind}`);
        const body = own.find(({ ref }) => ref.kind === "Kustomization" && ref.name === name)?.body;
        const asked = itemsAt(body, "spec", "healthCheckExprs").map(
          (item) => `${textAt(item, "apiVersion")} ${textAt(item, "kind")}`,
        );
        const counting = itemsAt(body, "spec", "healthChecks").map(
          (item) => `${textAt(item, "apiVersion")} ${textAt(item, "kind")}`,
        );
        const judged = counting.length > 0 ? counting : kinds;
        expect([name, ...asked]).toEqual(
          [name, ...new Set(judged.filter((kind) => !tellsNothing.test(kind)))].toSorted(),
        );
      }
    }
  });

  test("Flux never prunes what Argo CD would ask a person about", () => {
    const annotation = "kustomize.toolkit.fluxcd.io/prune";
    const guarded = all.filter(
      ({ ref, folder }) =>
        /^(Namespace|CustomResourceDefinition|Certificate|HelmRelease)$/.test(ref.kind) && !folder.includes("/flux/"),
    );
    for (const { ref, body } of guarded)
      expect([ref.kind, ref.name, textAt(body, "metadata", "annotations", annotation)]).toEqual([
        ref.kind,
        ref.name,
        "disabled",
      ]);
  });
});

const paths = (engines: readonly ("argocd" | "flux")[]): readonly string[] =>
  foldersOf(withEngines(shopFleet, ...engines)).flatMap(({ name, files }) =>
    [...files.keys()].map((path) => `${name}/${path}`),
  );

test("a third cluster adds the links to it to the others, and changes nothing that Flux has", () => {
  const before = treeOf(withEngines(shopFleet, "flux"));
  const after = treeOf(
    withEngines({ ...shopFleet, clusters: [...shopFleet.clusters, shopCluster(sites.tokyo)] }, "flux"),
  );
  const changed = [...before].filter(([path, text]) => after.get(path) !== text).map(([path]) => path);
  // What a cluster may read in the exchange grows by one key: a document that people hand over.
  expect(changed.filter((path) => !path.includes("/access/"))).toEqual([]);
  const added = [...after.keys()].filter((path) => !before.has(path) && path.startsWith("dublin/flux/"));
  expect(added).toEqual([
    "dublin/flux/kustomization-flux-system-70-link-tokyo-gate.yaml",
    "dublin/flux/kustomization-flux-system-70-link-tokyo.yaml",
  ]);
});

test("another engine adds its own files and takes none away", () => {
  const [argocd, flux, both] = [paths(["argocd"]), paths(["flux"]), paths(["argocd", "flux"])];
  expect(new Set(both)).toEqual(new Set([...argocd, ...flux]));
  expect(flux.filter((path) => path.includes("argocd"))).toEqual([]);
  expect(argocd.filter((path) => path.includes("flux"))).toEqual([]);
});
