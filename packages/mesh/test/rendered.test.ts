import { findingLine } from "@meshwright/findings";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import { examineFolder, examineHub, renderFleet, validatorsWith } from "@meshwright/mesh";
import type { Engine, Fleet } from "@meshwright/model";
import { releaseFamilies } from "@meshwright/model";
import { loadSchemas } from "@meshwright/schemas";
import { chartText, harbourFleet, mixedFleet, otherAccountFleet, renderedFleet, shopFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { type Helm, renderedCharts } from "./rendered-charts.ts";

const schemas = await loadSchemas({ compiler: true });

/** The folders of a fleet whose charts are all rendered. */
const foldersOf = (fleet: Fleet, helm?: Helm) => [...renderFleet(fleet, renderedCharts(fleet, helm))];

function findingsIn(fleet: Fleet): readonly string[] {
  const validate = validatorsWith(schemas);
  const all = foldersOf(fleet).map((folder) => examineFolder(folder, { validate, fleet }));
  return [...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine);
}

const fleets: readonly (readonly [string, Fleet])[] = [
  ["shop", renderedFleet(shopFleet)],
  ["harbour", renderedFleet(harbourFleet)],
  ["mixed", renderedFleet(mixedFleet)],
  ["other-account", renderedFleet(otherAccountFleet)],
];

describe.each(fleets)("%s with rendered charts", (_, fleet) => {
  test("has nothing that a check finds", () => {
    expect(findingsIn(fleet)).toEqual([]);
  });

  test("is the same tree, in whatever order helm prints", () => {
    const texts = (helm?: Helm) => foldersOf(fleet, helm).map(({ files }) => [...files]);
    expect(texts(({ release }) => chartText(release).split("---\n").toReversed().join("---\n"))).toEqual(texts());
  });

  test("has the objects of all its charts, each once, and no chart by reference", () => {
    const folders = foldersOf(fleet);
    for (const cluster of fleet.clusters) {
      const charts = renderedCharts(fleet);
      expect(charts(cluster.name, "60-istiod").map(({ ref }) => ref.name)).toContain("istiod");
      const own = folders.filter(({ name }) => name === cluster.name).flatMap(({ resources }) => resources);
      expect(own.filter(({ ref }) => ref.kind === "Deployment" && ref.name === "istiod")).toHaveLength(1);
    }
    const charts = folders.flatMap(({ files }) => [...files]).filter(([, text]) => /^ {4,6}(- )?chart: /m.test(text));
    expect(charts.map(([path]) => path)).toEqual([]);
  });
});

test.each<readonly [string, readonly Engine[]]>([
  ["Flux", ["flux"]],
  ["Argo CD and Flux", ["argocd", "flux"]],
])("a fleet with rendered charts for %s has nothing that a check finds", (_, engines) => {
  const { mesh } = harbourFleet;
  const fleet = { ...harbourFleet, mesh: { ...mesh, gitops: { ...mesh.gitops, engines } } };
  expect(findingsIn(renderedFleet(fleet))).toEqual([]);
});

test.each(releaseFamilies)("a fleet in which only %s is rendered has nothing that a check finds", (family) => {
  expect(findingsIn(renderedFleet(harbourFleet, [family]))).toEqual([]);
  expect(findingsIn(renderedFleet(shopFleet, [family]))).toEqual([]);
});

test("Argo CD may read no chart repository, and make only the kinds that the objects are of, and issuers", () => {
  const fleet = renderedFleet(shopFleet);
  const folders = foldersOf(fleet);
  const project = folders
    .flatMap(({ resources }) => resources)
    .find(({ ref }) => ref.kind === "AppProject" && ref.name === "shop-dublin")?.body;
  expect(at(project, "spec", "sourceRepos")).toEqual([fleet.mesh.gitops.repository]);
  const allowed = itemsAt(project, "spec", "clusterResourceWhitelist").map((item) => textAt(item, "kind"));
  const made = folders
    .flatMap(({ name, resources, shared }) => (name === "dublin" ? [...resources, ...shared] : []))
    .flatMap(({ ref }) => (ref.namespace === undefined ? [ref.kind] : []));
  expect(new Set(allowed)).toEqual(new Set([...made, "AWSPCAClusterIssuer", "ClusterIssuer"]));
});

test("a chart may hold an object of each kind that has a schema: it is known whether the kind has namespaces", () => {
  const objects = schemas.kinds.map(({ apiVersion, kind }, index) =>
    JSON.stringify({ apiVersion, kind, metadata: { name: `object-${index}` } }),
  );
  const helm: Helm = ({ release }) => (release.name === "istio-base" ? objects.join("\n---\n") : chartText(release));
  const charts = renderedCharts(renderedFleet(shopFleet), helm);
  expect(charts("dublin", "50-istio-base")).toHaveLength(schemas.kinds.length);
});

describe("hooks of a chart", () => {
  const hook = (name: string, hooks: string): string =>
    `---\n# Source: external-secrets/templates/${name}.yaml\n${JSON.stringify({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name, annotations: { "helm.sh/hook": hooks } },
      spec: {
        template: { spec: { restartPolicy: "Never", containers: [{ name, image: "registry.example/hook:1.0.0" }] } },
      },
    })}\n`;
  const helm: Helm = ({ release }) =>
    chartText(release) +
    (release.name === "external-secrets"
      ? hook("prepare", "pre-install,pre-upgrade") + hook("greet", "post-install") + hook("ask", "test")
      : "");

  test("are waves of its unit, Jobs among them run again at each sync, and tests are left out", () => {
    const [first] = foldersOf(renderedFleet(shopFleet), helm);
    const annotations = (first?.resources ?? [])
      .filter(({ ref, folder }) => folder === "dublin/20-external-secrets" && /^(Job|Deployment)$/.test(ref.kind))
      .map(({ ref, body }) => [ref.name, body.metadata["annotations"]]);
    const again = { "argocd.argoproj.io/hook": "Sync", "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation" };
    expect(annotations).toEqual([
      ["external-secrets-cert-controller", { "argocd.argoproj.io/sync-wave": "21" }],
      ["external-secrets-webhook", { "argocd.argoproj.io/sync-wave": "21" }],
      ["external-secrets", { "argocd.argoproj.io/sync-wave": "21" }],
      ["greet", { ...again, "argocd.argoproj.io/sync-wave": "22" }],
      ["prepare", { ...again, "argocd.argoproj.io/sync-wave": "20" }],
    ]);
  });
});
