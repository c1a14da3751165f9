import type { ResourceRef } from "@meshwright/model";
import { knownName, rbacName } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { fileNames } from "../src/file-name.ts";

const ref = (apiVersion: string, kind: string, name: string, namespace?: string): ResourceRef => ({
  apiVersion,
  kind,
  ...(namespace !== undefined && { namespace: knownName(namespace) }),
  name: rbacName(name) ?? knownName(name),
});

describe("file names", () => {
  test.each([
    ["kind, namespace, name", [ref("v1", "Secret", "cacerts", "istio-system")], ["secret-istio-system-cacerts.yaml"]],
    ["cluster-scoped", [ref("v1", "Namespace", "istio-system")], ["namespace-istio-system.yaml"]],
    [
      "two groups of one kind",
      [
        ref("networking.istio.io/v1", "Gateway", "public", "edge"),
        ref("gateway.networking.k8s.io/v1", "Gateway", "public", "edge"),
        ref("v1", "Service", "public", "edge"),
      ],
      [
        "gateway.networking.istio.io-edge-public.yaml",
        "gateway.gateway.networking.k8s.io-edge-public.yaml",
        "service-edge-public.yaml",
      ],
    ],
    [
      "namespace and name that meet",
      [ref("v1", "Service", "eu-web", "shop"), ref("v1", "Service", "web", "shop-eu")],
      ["service.core_shop_eu-web.yaml", "service.core_shop-eu_web.yaml"],
    ],
    [
      "a colon, which some file systems refuse",
      [ref("rbac.authorization.k8s.io/v1", "ClusterRole", "mesh:reader")],
      ["clusterrole-mesh_reader.yaml"],
    ],
  ])("%s", (_title, refs, names) => {
    expect(fileNames(refs)).toEqual(names);
  });

  test("one identity twice is a bug", () => {
    const twice = [ref("v1", "Secret", "cacerts", "istio-system"), ref("v1", "Secret", "cacerts", "istio-system")];
    expect(() => fileNames(twice)).toThrow("one identity");
  });
});
