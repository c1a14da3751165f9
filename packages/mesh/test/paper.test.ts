import type { Fleet } from "@meshwright/model";
import { harbourFleet, shopFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { type Body, objectsOf, treeOf, waveOfObject } from "./tree.ts";

// Drawn on paper from the design, sections 4 to 7: unit, wave of its Application, wave of its gate or none, and the
// waves of its objects. Nothing here is read off the render.
type Row = [unit: string, wave: string, gateWave: string | undefined, waves: readonly string[]];

const dublin: Row[] = [
  ["00-network", "0", undefined, ["0", "1"]],
  ["10-namespaces", "10", undefined, ["10"]],
  ["20-cert-manager", "20", "-1", []],
  ["20-external-secrets", "20", "-1", []],
  ["25-aws-privateca-issuer", "25", "-1", []],
  ["30-issuers", "30", "29", ["30"]],
  ["40-ca", "40", "39", ["40", "41"]],
  ["50-istio-base", "50", undefined, []],
  ["60-istiod", "60", "-1", []],
  ["70-link-ohio", "70", "69", ["70"]],
  ["70-self", "70", "69", ["70", "71"]],
  ["80-mesh-policy", "80", "79", ["80"]],
  ["110-verify", "110", "109", ["110"]],
];

const quay: Row[] = [
  ["00-network", "0", undefined, ["0", "1"]],
  ["10-namespaces", "10", undefined, ["10"]],
  ["20-cert-manager", "20", "-1", []],
  ["20-external-secrets", "20", "-1", []],
  ["30-issuers", "30", "29", ["30"]],
  ["40-ca", "40", "39", ["40", "41"]],
  ["50-istio-base", "50", undefined, []],
  ["55-istio-cni", "55", undefined, []],
  ["60-istiod", "60", "-1", []],
  ["65-eastwest-gateway", "65", "-1", []],
  ["65-gateways", "65", "64", ["65"]],
  ["70-link-ferry", "70", "69", ["70"]],
  ["70-self", "70", "69", ["70", "71"]],
  ["80-mesh-policy", "80", "79", ["80"]],
  ["90-berths", "90", "89", ["90", "91"]],
  ["90-tower", "90", "89", ["90", "91"]],
  ["100-kiali-access", "100", undefined, []],
  ["100-kiali-token", "101", "100", ["101", "102"]],
  ["110-alerts", "110", "109", ["110"]],
  ["110-verify", "110", "109", ["110"]],
];

// Kiali's own cluster. Pilots were there before, so no workload of theirs is rendered; berths are only called from here.
const ferry: Row[] = [
  ...quay.flatMap((row): Row[] => (row[0].startsWith("90-") || row[0].startsWith("100-") ? [] : [row])),
  ["90-berths", "90", "89", ["90"]],
  ["90-pilots", "90", "89", ["90"]],
  ["90-tower", "90", "89", ["90", "91"]],
  ["100-kiali", "101", "-1", []],
  ["100-kiali-secrets", "100", "99", ["100"]],
].map((row): Row => (row[0] === "70-link-ferry" ? ["70-link-quay", "70", "69", ["70"]] : (row as Row))); // oxlint-disable-line typescript/no-unsafe-type-assertion -- rows like those above

interface Source {
  readonly path?: string;
  readonly chart?: string;
}

const sourcesOf = (application: Body | undefined): readonly Source[] =>
  (application?.["spec"] as { sources: readonly Source[] } | undefined)?.sources ?? []; // oxlint-disable-line typescript/no-unsafe-type-assertion -- Applications are all rendered with sources

describe.each<[string, Fleet, Row[], string, string]>([
  ["dublin", shopFleet, dublin, "argocd", "clusters/"],
  ["quay", harbourFleet, quay, "delivery", ""],
  ["ferry", harbourFleet, ferry, "delivery", ""],
])("%s", (cluster, fleet, expected, argocd, root) => {
  const objects = objectsOf(treeOf(fleet));
  const application = (unit: string, folder: string) =>
    objects.get(`${cluster}/${folder}/application-${argocd}-${cluster}-${unit}.yaml`);

  test("has these units and no other", () => {
    const applications = [...objects.keys()].filter((path) => /^[^/]+\/argocd(-links)?\//.test(path));
    const units = applications
      .filter((path) => path.startsWith(`${cluster}/`))
      .map((path) => path.replace(/.*application-[^-]+-[^-]+-/, "").replace(".yaml", ""));
    expect(units.toSorted()).toEqual(expected.map(([unit]) => unit).toSorted());
  });

  test.each(expected)("%s", (unit, wave, gateWave, waves) => {
    const isLink = unit.startsWith("70-link-");
    // What depends on a peer, on the exchange or on what somebody else installs stands apart.
    const delivered = application(unit, /^(70|100)-|-alerts$/.test(unit) ? "argocd-links" : "argocd");
    expect(waveOfObject(delivered)).toBe(wave);
    expect(delivered?.metadata.finalizers ?? []).toEqual(isLink ? ["resources-finalizer.argocd.argoproj.io"] : []);

    const gate = objects.get(`${cluster}/gates/argocd/${unit}/job-meshwright-gates-gate-${unit}.yaml`);
    expect(waveOfObject(gate)).toBe(gateWave);

    const folder = [...objects].filter(([path]) => path.startsWith(`${cluster}/${unit}/`));
    expect([...new Set(folder.map(([, body]) => String(waveOfObject(body))))].toSorted()).toEqual(waves);

    const paths = sourcesOf(delivered).flatMap(({ path }) => path ?? []);
    expect(paths).toEqual([
      ...(waves.length > 0 ? [`${root}${cluster}/${unit}`] : []),
      ...(gateWave === undefined ? [] : [`${root}${cluster}/gates/argocd/${unit}`]),
    ]);
    expect(sourcesOf(delivered).filter(({ chart }) => chart !== undefined)).toHaveLength(waves.length > 0 ? 0 : 1);
  });
});
