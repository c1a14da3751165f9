import { isLabelName, objectName, pluralOf, rbacName, refKey, resourceOf } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";

describe("names", () => {
  test.each([
    ["istio-ca", true],
    ["kube-root-ca.crt", true],
    ["virtualservices.networking.istio.io", true],
    ["a".repeat(253), true],
    ["a".repeat(254), false],
    ["", false],
    ["Istio", false],
    ["istio_ca", false],
    ["-istio", false],
    ["istio-", false],
    ["istio..ca", false],
    ["istio.-ca", false],
    ["mesh:reader", false],
  ])("of objects: %s is %s", (text, accepted) => {
    expect(objectName(text) !== undefined).toBe(accepted);
  });

  test.each([
    ["mesh:reader", true],
    ["system:serviceaccount:a:b", true],
    ["Mesh:reader", false],
  ])("of RBAC: %s is %s", (text, accepted) => {
    expect(rbacName(text) !== undefined).toBe(accepted);
  });

  test.each([
    ["cluster-a", true],
    ["a".repeat(63), true],
    ["a".repeat(64), false],
    ["a.b", false],
  ])("of labels: %s is %s", (text, accepted) => {
    expect(isLabelName(text)).toBe(accepted);
  });
});

describe("kinds as the API server serves them", () => {
  test.each([
    ["Certificate", "certificates"],
    ["NetworkPolicy", "networkpolicies"],
    ["Gateway", "gateways"],
    ["Ingress", "ingresses"],
    ["AWSPCAClusterIssuer", "awspcaclusterissuers"],
    ["Telemetry", "telemetries"],
  ])("%s: %s", (kind, plural) => {
    expect(pluralOf(kind)).toBe(plural);
  });

  test("with their group, or without for the core", () => {
    expect(resourceOf({ apiVersion: "cert-manager.io/v1", kind: "Certificate" })).toBe("certificates.cert-manager.io");
    expect(resourceOf({ apiVersion: "v1", kind: "ConfigMap" })).toBe("configmaps");
  });
});

test("the key of a reference tells cluster-scoped from namespaced", () => {
  const name = knownName("mesh-ca");
  const cluster = { apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer", name };
  expect(refKey(cluster)).toBe("cert-manager.io/v1/ClusterIssuer/-/mesh-ca");
  expect(refKey({ ...cluster, namespace: knownName("shop") })).toBe("cert-manager.io/v1/ClusterIssuer/shop/mesh-ca");
});
