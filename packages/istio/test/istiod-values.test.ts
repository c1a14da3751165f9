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
  cluster: "dublin",
  network: "shop",
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
    expect(values["env"]).toEqual({ ISTIO_MULTIROOT_MESH: "true" });
    expect(values["meshConfig"]).toMatchObject({
      defaultConfig: { proxyMetadata: { PROXY_CONFIG_XDS_AGENT: "true" } },
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
