import { describe, expect, test } from "vitest";
import { istiodValues } from "../src/istiod-values.ts";

const settings = {
  release: {
    install: true,
    version: "1.31.1",
    repository: "https://charts.shop.example",
    charts: "reference",
    patches: [],
    generatedSecrets: [],
  },
  meshID: "shop",
  trustDomain: "mesh.shop.example",
  trustDomainAliases: ["mesh.shop.example"],
  workloadCertificateTTL: 24 * 3600,
  cluster: "dublin",
  network: "shop",
  callsGateways: false,
  istio: { cni: false, mtls: "STRICT", accessLog: "off", revisionTags: [] },
} as const;

describe("istiod", () => {
  const values = istiodValues(settings);

  test("cannot start without cacerts: it is mounted once more, not optional", () => {
    expect(values["volumes"]).toEqual([
      { name: "cacerts-required", secret: { secretName: "cacerts", optional: false } },
    ]);
    expect(values["volumeMounts"]).toMatchObject([{ name: "cacerts-required", readOnly: true }]);
  });

  test("and its proxies can take a second root from the first day", () => {
    expect(values["env"]).toMatchObject({ ISTIO_MULTIROOT_MESH: "true" });
    expect(values["meshConfig"]).toMatchObject({
      defaultConfig: { proxyMetadata: { PROXY_CONFIG_XDS_AGENT: "true" } },
    });
  });

  test("gives no workload a longer certificate than the proof of trust reckons with", () => {
    const { env } = istiodValues({ ...settings, workloadCertificateTTL: 48 * 3600 });
    expect(env).toMatchObject({ MAX_WORKLOAD_CERT_TTL: "48h0m0s" });
  });

  test("accepts workloads of other trust domains that the fleet names, not its own twice", () => {
    const aliases = ["mesh.shop.example", "mesh.harbour.example"];
    expect(istiodValues({ ...settings, trustDomainAliases: aliases })["meshConfig"]).toMatchObject({
      trustDomain: "mesh.shop.example",
      trustDomainAliases: ["mesh.harbour.example"],
    });
  });

  test("keeps its validating webhooks closed however the chart is rendered", () => {
    expect(values["base"]).toEqual({ validationFailurePolicy: "Fail" });
  });

  test("has images of the registry that the fleet names, or of the one that keeps them", () => {
    expect(values["global"]).toMatchObject({ hub: "docker.io/istio" });
    const mirrored = istiodValues({
      ...settings,
      release: { ...settings.release, imageRegistry: "mirror.shop.example/a" },
    });
    expect(mirrored["global"]).toMatchObject({ hub: "mirror.shop.example/a/istio" });
  });
});
