import { loadFleet } from "@meshwright/config";
import { findingLine } from "@meshwright/findings";
import { areaOf, readResource, type Resource } from "@meshwright/inventory";
import { examineFolder, examineHub, renderFleet, validatorsWith } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import {
  directFleet,
  existingStoreFleet,
  harbourFleet,
  otherAccountFleet,
  readyMadeFleet,
  selfSignedFleet,
  shopFleet,
  vaultFleet,
} from "@meshwright/testkit";
import { loadSchemas } from "@meshwright/schemas";
import fc from "fast-check";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fleets } from "./random-fleets.ts";
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

/** Of every cluster, and of the hub that delivers them. */
function findingsIn(tree: Tree, fleet?: Fleet): readonly string[] {
  const folders = Map.groupBy(resourcesOf(tree), ({ cluster }) => cluster);
  const all = [...folders].map(([name, resources]) =>
    examineFolder({ name, resources }, { validate: () => () => [], fleet }),
  );
  return [...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine);
}

describe.each<[string, Fleet]>([
  ["shop", shopFleet],
  ["harbour", harbourFleet],
  ["vault", vaultFleet],
  ["existing store", existingStoreFleet],
  ["other account", otherAccountFleet],
  ["ready-made", readyMadeFleet],
  ["direct", directFleet],
  ["self-signed", selfSignedFleet],
])("the tree of the %s fleet", (_name, fleet) => {
  test("passes the checks", () => {
    expect(findingsIn(treeOf(fleet), fleet)).toEqual([]);
  });
});

test("any fleet passes the checks, and every object its schema", async () => {
  const options = { validate: validatorsWith(await loadSchemas()) };
  fc.assert(
    fc.property(fleets, (fleet) => {
      const all = [...renderFleet(fleet)].map((folder) => examineFolder(folder, { ...options, fleet }));
      expect([...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

const repository = join(import.meta.dirname, "../../..");
const root = join(repository, "clusters");
const { fleet: sample } = await loadFleet("fleet", { today: new Date("2026-12-01"), root: repository });
const files = globSync("**/*.yaml", { cwd: root }).toSorted();
const tree = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

describe("the tree of the sample fleet", () => {
  test("passes the checks, also where the fleet is not known", () => {
    expect(findingsIn(tree, sample)).toEqual([]);
    expect(findingsIn(tree)).toEqual([]);
  });

  test("is delivered by what lies in it, whatever folder of the repository it is in", () => {
    const moved = new Map(
      [...tree].map(([file, text]) => [file, text.replaceAll("path: clusters/", "path: platform/mesh/clusters/")]),
    );
    expect(findingsIn(moved)).toEqual([]);
  });
});

describe("the tree of the sample fleet, changed by hand,", () => {
  const codesOf = (changed: Tree): readonly string[] =>
    findingsIn(changed, sample).map((line) => /MW\d{4}/.exec(line)?.[0] ?? line);

  test.each([
    ["cluster-a/30-issuers/awspcaclusterissuer-mesh-ca-9c953042.yaml", "MW1005"],
    ["cluster-a/30-issuers/clustersecretstore-meshwright-exchange.yaml", "MW1005"],
    ["cluster-a/30-issuers/secretstore-istio-system-cacerts-assembly.yaml", "MW1005"],
    ["cluster-a/40-ca/certificate-istio-system-istio-ca.yaml", "MW1005"],
    ["cluster-a/40-ca/externalsecret-istio-system-cacerts.yaml", "MW1005"],
    ["cluster-a/100-kiali-secrets/externalsecret-kiali-kiali-signing-key.yaml", "MW1005"],
    ["cluster-a/10-namespaces/namespace-istio-system.yaml", "MW1005"],
    ["cluster-a/00-network/serviceaccount-meshwright-gates-gate.yaml", "MW1005"],
    ["cluster-a/argocd/application-argocd-cluster-a-50-istio-base.yaml", "MW1005"],
    ["cluster-b/90-sample-a/service-sample-a-nginx.yaml", "MW1005"],
    ["cluster-a/gates/argocd/40-ca/job-meshwright-gates-gate-40-ca.yaml", "MW1008"],
    ["cluster-a/argocd/application-argocd-cluster-a-40-ca.yaml", "MW1009"],
    ["_fleet/argocd/application-argocd-cluster-b-links.yaml", "MW1009"],
  ])("without %s is found to be %s", (file, code) => {
    expect(tree.has(file)).toBe(true);
    expect(codesOf(new Map([...tree].filter(([path]) => path !== file)))).toContain(code);
  });

  test.each([
    ["cluster-a/90-sample-a/service-sample-a-nginx.yaml", "app: nginx", "app: ngnix", "MW1007"],
    ["cluster-a/90-sample-a/service-sample-a-nginx.yaml", "targetPort: 8080", "targetPort: 8081", "MW1005"],
    ["cluster-a/90-sample-a/deployment-sample-a-nginx.yaml", "1.29.1-alpine", "latest", "MW6009"],
    ["cluster-a/40-ca/certificate-istio-system-istio-ca.yaml", "secretName: istio-ca", "secretName: ca", "MW1005"],
    ["cluster-a/40-ca/certificate-istio-system-istio-ca.yaml", "sync-wave: '40'", "sync-wave: '60'", "MW2005"],
    ["cluster-a/gates/argocd/40-ca/job-meshwright-gates-gate-40-ca.yaml", "gate: 40-ca", "gate: 60-istiod", "MW2006"],
    [
      "cluster-a/gates/argocd/60-istiod/job-meshwright-gates-gate-60-istiod.yaml",
      "sync-wave: '-1'",
      "sync-wave: '1'",
      "MW2005",
    ],
  ])("with another text in %s (%s → %s) is found to be %s", (file, from, to, code) => {
    const text = tree.get(file) ?? "";
    expect(text).toContain(from);
    expect(codesOf(new Map([...tree, [file, text.replaceAll(from, to)]]))).toContain(code);
  });

  test.each([
    [
      "cluster-a/90-sample-a/service-sample-a-nginx.yaml",
      "cluster-a/90-sample-b/service-sample-a-nginx.yaml",
      "MW2006",
    ],
    ["cluster-a/40-ca/certificate-istio-system-istio-ca.yaml", "cluster-a/40-ca/ca.yaml", "MW2006"],
    [
      "cluster-a/40-ca/certificate-istio-system-istio-ca.yaml",
      "cluster-a/60-istiod/certificate-istio-system-istio-ca.yaml",
      "MW1009",
    ],
    [
      "cluster-a/40-ca/certificate-istio-system-istio-ca.yaml",
      "cluster-a/60-istiod/certificate-istio-system-istio-ca.yaml",
      "MW2005",
    ],
  ])("with %s moved to %s is found to be %s", (from, to, code) => {
    const moved = new Map([...tree].map(([path, text]) => [path === from ? to : path, text] as const));
    expect(codesOf(moved)).toContain(code);
  });
});
