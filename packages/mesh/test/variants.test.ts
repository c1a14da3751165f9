import { findingLine } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { applicationsOf, fleetFolder, settingsFolder, textAt } from "@meshwright/inventory";
import type { RenderedFolder } from "@meshwright/mesh";
import { examineFolder, examineHub, renderFleet, validatorsWith } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { loadSchemas } from "@meshwright/schemas";
import { shopFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";
import { argocdWays, foldersOf, sampleFleets, variants } from "./variants.ts";

interface ProjectSpec {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly Readonly<Record<string, string>>[];
  readonly clusterResourceWhitelist?: readonly { readonly group: string; readonly kind: string }[];
  readonly namespaceResourceWhitelist?: readonly { readonly group: string; readonly kind: string }[];
}

interface ApplicationSpec {
  readonly project: string;
  readonly destination: Readonly<Record<string, string>>;
  readonly sources: readonly { readonly repoURL: string; readonly path?: string; readonly chart?: string }[];
}

const specOf = <Spec>({ body }: Resource): Spec => body["spec"] as Spec; // oxlint-disable-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters -- the kind was asked for just before

const resourcesOf = (folders: readonly RenderedFolder[]): readonly Resource[] =>
  folders.flatMap(({ resources }) => resources);

const isByHand = ({ folder }: Resource): boolean => folder.endsWith(`/${settingsFolder}`);

const waveOf = ({ body }: Resource): number =>
  Number(textAt(body, "metadata", "annotations", "argocd.argoproj.io/sync-wave"));

const validate = validatorsWith(await loadSchemas({ compiler: true }));

describe.each(variants)("%s", (_name, fleet: Fleet) => {
  const folders = foldersOf(fleet);
  const resources = resourcesOf(folders);
  const { argocd, path } = fleet.mesh.gitops;
  const applications = [...resources, ...resources.flatMap(applicationsOf)].filter(
    ({ ref }) => ref.kind === "Application",
  );
  const inSource = (source: string): readonly Resource[] =>
    resources.filter(({ folder }) => `${path === "" ? "" : `${path}/`}${folder}` === source);
  /** The API server that holds what delivers to a cluster. */
  const hubOf = ({ cluster }: Resource): string => (argocd.topology === "hub" ? fleetFolder : cluster);
  const projectOf = (application: Resource): Resource | undefined =>
    resources.find(
      (one) =>
        one.ref.kind === "AppProject" &&
        hubOf(one) === hubOf(application) &&
        one.ref.name === specOf<ApplicationSpec>(application).project,
    );

  test("passes the checks, and every object its schema", () => {
    const all = folders.map((folder) => examineFolder(folder, { validate, fleet }));
    expect([...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine)).toEqual([]);
  });

  test("delivers every object exactly once to each cluster, but for what a person applies", () => {
    const delivered = applications.flatMap((application) =>
      specOf<ApplicationSpec>(application).sources.flatMap((source) =>
        source.path === undefined
          ? []
          : inSource(source.path).map((one) => ({ one, to: JSON.stringify(application.ref) })),
      ),
    );
    // CRDs lie once for all clusters; everything else is for one API server.
    const own = delivered.filter(({ one }) => one.area.of !== "crds").map(({ one }) => one.file);
    const wanted = resources.filter((one) => !isByHand(one) && one.area.of !== "crds").map(({ file }) => file);
    expect(own.toSorted()).toEqual(wanted.toSorted());
    const shared = delivered.filter(({ one }) => one.area.of === "crds").map(({ one, to }) => `${one.file} ${to}`);
    expect(new Set(shared).size).toBe(shared.length);
    for (const { file, area } of resources) if (area.of === "crds") expect(shared.join("\n")).toContain(file);
  });

  test("allows each Application what it does", () => {
    for (const application of applications) {
      const { project: name, destination, sources } = specOf<ApplicationSpec>(application);
      if (isByHand(application)) {
        expect(name).toBe(argocd.bootstrapProject);
        continue;
      }
      const project = projectOf(application);
      if (project === undefined) throw new Error(`no AppProject ${name}`);
      const allowed = specOf<ProjectSpec>(project);
      expect(allowed.destinations).toContainEqual(destination);
      for (const source of sources) {
        expect(allowed.sourceRepos).toContain(source.repoURL);
        for (const { ref } of source.path === undefined ? [] : inSource(source.path)) {
          const { namespace: _own, ...where } = destination;
          const kind = { group: apiGroup(ref.apiVersion), kind: ref.kind };
          if (ref.namespace === undefined) expect(allowed.clusterResourceWhitelist).toContainEqual(kind);
          else {
            expect(allowed.destinations).toContainEqual({ ...where, namespace: ref.namespace });
            expect(allowed.namespaceResourceWhitelist).toContainEqual(kind);
          }
        }
      }
    }
  });

  // Argo CD moves a namespace or a CRD in front of the first object that needs it, and into its wave: then it would come
  // before its own gate. https://github.com/argoproj/gitops-engine/blob/master/pkg/sync/sync_tasks.go, adjustDeps.
  test("has no namespace or CRD in a later wave than what needs it in the same Application", () => {
    for (const application of applications) {
      const together = specOf<ApplicationSpec>(application).sources.flatMap(({ path: source }) =>
        source === undefined ? [] : inSource(source),
      );
      const neededBy = ({ ref, body }: Resource): readonly Resource[] =>
        ref.kind === "Namespace"
          ? together.filter((one) => one.ref.namespace === ref.name)
          : together.filter(
              (one) =>
                apiGroup(one.ref.apiVersion) === textAt(body, "spec", "group") &&
                one.ref.kind === textAt(body, "spec", "names", "kind"),
            );
      for (const one of together) {
        if (one.ref.kind !== "Namespace" && one.ref.kind !== "CustomResourceDefinition") continue;
        const early = neededBy(one).filter((needing) => waveOf(needing) < waveOf(one));
        expect(early.map(({ file }) => file)).toEqual([]);
      }
    }
  });

  test("has no project that allows a repository or a namespace that nothing uses", () => {
    for (const project of resources.filter(({ ref }) => ref.kind === "AppProject")) {
      const allowed = specOf<ProjectSpec>(project);
      const users = applications.filter(
        (application) => !isByHand(application) && projectOf(application)?.file === project.file,
      );
      const specs = users.map((user) => specOf<ApplicationSpec>(user));
      const repositories = specs.flatMap(({ sources }) => sources.map(({ repoURL }) => repoURL));
      const namespaces = specs.flatMap(({ destination, sources }) => [
        destination["namespace"] ?? "",
        ...sources
          .flatMap((source) => (source.path === undefined ? [] : inSource(source.path)))
          .map(({ ref }) => ref.namespace ?? ""),
      ]);
      expect(allowed.sourceRepos.toSorted()).toEqual([...new Set(repositories)].toSorted());
      expect(allowed.destinations.map(({ namespace }) => namespace ?? "").toSorted()).toEqual(
        [...new Set(namespaces)].toSorted(),
      );
    }
  });
});

/** What engines ask a person about before they delete it: the annotation's text is Argo CD's. */
const isGuarded = ({ body }: Resource): boolean =>
  textAt(body, "metadata", "annotations", "argocd.argoproj.io/sync-options") === "Prune=confirm,Delete=confirm";

describe("a person is asked before anything is deleted", () => {
  const resources = resourcesOf([...renderFleet(shopFleet)]).filter(({ cluster }) => cluster === "dublin");
  const applications = resources.filter(({ ref }) => ref.kind === "Application");

  test("that is a trust anchor, a namespace, a reader's token, or keeps plaintext out", () => {
    const guarded = resources.filter(isGuarded).map(({ ref }) => `${ref.kind} ${ref.name}`);
    expect(guarded.toSorted()).toEqual([
      "Certificate istio-ca",
      "ExternalSecret cacerts",
      "Namespace aws-privateca-issuer",
      "Namespace cert-manager",
      "Namespace external-secrets",
      "Namespace istio-system",
      "Namespace meshwright-gates",
      "Namespace meshwright-probes",
      "Namespace meshwright-verify",
      "PeerAuthentication default",
      "Secret istio-reader-service-account-istio-remote-secret-token",
    ]);
    const namespaces = resources.filter(({ ref }) => ref.kind === "Namespace");
    expect(namespaces.filter((one) => !isGuarded(one))).toEqual([]);
  });

  test("that a chart by reference brings: CRDs, and the account by which peers read", () => {
    const asking = applications
      .filter(({ body }) => JSON.stringify(body["spec"]).includes('"Prune=confirm","Delete=confirm"'))
      .map(({ ref }) => ref.name);
    expect(asking).toEqual([
      "dublin-20-cert-manager",
      "dublin-20-external-secrets",
      "dublin-25-aws-privateca-issuer",
      "dublin-50-istio-base",
    ]);
  });
});

test("fields are ignored only where a controller writes them, and then left alone when it syncs", () => {
  const applications = resourcesOf([...renderFleet(shopFleet)]).filter(
    ({ ref, cluster }) => ref.kind === "Application" && cluster === "dublin",
  );
  const ignoring = applications.filter(({ body }) => JSON.stringify(body).includes("ignoreDifferences"));
  expect(ignoring.map(({ ref }) => ref.name)).toEqual([
    "dublin-20-cert-manager",
    "dublin-20-external-secrets",
    "dublin-50-istio-base",
    "dublin-60-istiod",
  ]);
  for (const { body } of applications)
    expect(JSON.stringify(body).includes("RespectIgnoreDifferences=true")).toBe(
      JSON.stringify(body).includes("ignoreDifferences"),
    );
});

const inCluster = argocdWays.filter(({ name }) => name.startsWith("in-cluster"));

test.each(inCluster)("$name: what begins in a cluster names no other cluster", ({ of }) => {
  const fleet = of(shopFleet);
  const others = new Map(fleet.clusters.map(({ name }) => [name, fleet.clusters.filter((one) => one.name !== name)]));
  const begin = [...treeOf(fleet)].filter(([path]) => /^[^/]+\/argocd-(roots|settings)\//.test(path));
  expect(begin).not.toEqual([]);
  for (const [path, text] of begin)
    for (const { name } of others.get(path.replace(/\/.*/, "")) ?? []) expect(text).not.toContain(name);
});

test.each(inCluster)("$name: the clusters share no folder", ({ of }) => {
  expect([...renderFleet(of(shopFleet))].map(({ name }) => name)).toEqual(shopFleet.clusters.map(({ name }) => name));
});

test("an ApplicationSet makes exactly the roots that stand alone otherwise", () => {
  const rootsIn = (roots: "applications" | "applicationset") => {
    const { mesh } = shopFleet;
    const argocd = { ...mesh.gitops.argocd, roots };
    const folders = [...renderFleet({ ...shopFleet, mesh: { ...mesh, gitops: { ...mesh.gitops, argocd } } })];
    return resourcesOf(folders)
      .filter(({ folder }) => folder === "_fleet/argocd")
      .flatMap((one) => (one.ref.kind === "Application" ? [one] : applicationsOf(one)))
      .map(({ body }) => body)
      .toSorted((left, right) => (left.metadata.name < right.metadata.name ? -1 : 1));
  };
  expect(rootsIn("applicationset")).toEqual(rootsIn("applications"));
  expect(rootsIn("applicationset")).toHaveLength(2 * shopFleet.clusters.length);
});

test.each(sampleFleets)("%s: any other way and back gives the first tree again", (_name, fleet) => {
  const first = treeOf(fleet);
  for (const { of } of argocdWays) treeOf(of(fleet));
  expect(treeOf(fleet)).toEqual(first);
});
