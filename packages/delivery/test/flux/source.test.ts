import type { ChartReference } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { chartOfRelease, chartSource, sourceNames } from "../../src/flux/source.ts";

const chart = (repository: string, version = "1.31.1"): ChartReference => ({
  repository,
  name: "istiod",
  version,
  mode: "reference",
  patches: [],
  generatedSecrets: [],
});
const nameOf = (one: ChartReference, ...others: readonly ChartReference[]) => sourceNames([one, ...others])(one);
const made = (one: ChartReference) => Object(chartSource(one, nameOf(one), "flux-system").toJSON());
const named = (one: ChartReference) => chartOfRelease(one, nameOf(one));

describe("a chart of an OCI registry", () => {
  test("has a source that holds one version and is named by it, so that another comes with the HelmRelease", () => {
    const source = made(chart("oci://ghcr.io/istio/release/charts/"));
    expect(source).toMatchObject({
      kind: "OCIRepository",
      metadata: { name: "istiod-1-31-1", namespace: "flux-system" },
      spec: { url: "oci://ghcr.io/istio/release/charts/istiod", ref: { tag: "1.31.1" } },
    });
    expect(named(chart("oci://ghcr.io/istio/release/charts"))).toEqual({
      chartRef: { kind: "OCIRepository", name: source.metadata.name },
    });
    expect(made(chart("oci://ghcr.io/istio/release/charts", "1.31.2")).metadata.name).not.toBe(source.metadata.name);
  });
  test("is fetched with Flux's own login from a registry of Amazon, and from no other", () => {
    const registry = "oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com";
    expect(made(chart(`${registry}/charts`)).spec.provider).toBe("aws");
    expect(made(chart(registry)).spec.provider).toBe("aws");
    expect(made(chart("oci://111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/charts")).spec.provider).toBe("aws");
    for (const other of ["oci://public.ecr.aws/harbour", `${registry}.harbour.example/charts`])
      expect(made(chart(other)).spec).not.toHaveProperty("provider");
  });
  test("has a tag without plus, as Helm pushes it", () => {
    const source = made(chart("oci://registry.harbour.example/charts", "v1.31.1+Harbour.2"));
    expect(source.spec.ref).toEqual({ tag: "v1.31.1_Harbour.2" });
    expect(source.metadata.name).toBe("istiod-v1-31-1-harbour-2");
  });
});

describe("a chart of a Helm repository", () => {
  const url = "https://blob.istio.io/istio-release/charts";
  test("has a source without version, and says the version itself", () => {
    const source = made(chart(url));
    expect(source).toMatchObject({ kind: "HelmRepository", metadata: { name: "blob-istio-io-istio-release-charts" } });
    expect(made(chart(url, "1.31.2"))).toEqual(source);
    expect(named(chart(url))).toMatchObject({
      chart: { spec: { chart: "istiod", version: "1.31.1", sourceRef: { name: source.metadata.name } } },
    });
  });
  test("has a name that fits, however long the address is", () => {
    const long = `https://charts.harbour.example/${"quay/".repeat(30)}`;
    expect(made(chart(long)).metadata.name).toMatch(/^[a-z0-9][-a-z0-9]{0,61}[a-z0-9]$/);
    expect(made(chart(`${long}a`)).metadata.name).not.toBe(made(chart(`${long}b`)).metadata.name);
  });
  test("has a name of its own where another address would give the same", () => {
    const [dots, dashes] = [chart("https://charts.harbour.example"), chart("https://charts-harbour.example")];
    expect(nameOf(dots, { ...dots, version: "1.31.2" })).toBe("charts-harbour-example");
    const names = [nameOf(dots, dashes), nameOf(dashes, dots)];
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^charts-harbour-example-[a-f0-9]{8}$/);
  });
});
