import { describe, expect, test } from "vitest";
import { ignoreRules, pointersOf } from "../../src/flux/written-fields.ts";

describe("pointers of a jq path", () => {
  test("plain keys are one pointer", () => {
    expect(pointersOf(".spec.replicas")).toEqual(["/spec/replicas"]);
  });
  test("each item of a list is a pointer of its own, for Flux knows no wildcard", () => {
    const pointers = pointersOf(".webhooks[]?.clientConfig.caBundle");
    expect(pointers).toHaveLength(8);
    expect(pointers[0]).toBe("/webhooks/0/clientConfig/caBundle");
    expect(pointers[7]).toBe("/webhooks/7/clientConfig/caBundle");
  });
  test.each(["", "spec", '.metadata.annotations["a/b"]', ".webhooks[0].name", ".a | .b"])(
    "of %j none can be made",
    (path) => {
      expect(() => pointersOf(path)).toThrow(path);
    },
  );
});

test("a rule names the object only where the field is of one object", () => {
  const group = "admissionregistration.k8s.io";
  const kind = "MutatingWebhookConfiguration";
  expect(
    ignoreRules([
      { group, kind, jqPath: ".a" },
      { group, kind, name: "istio-sidecar-injector", jqPath: ".b" },
    ]).map(({ target }) => target),
  ).toEqual([
    { group, kind },
    { group, kind, name: "istio-sidecar-injector" },
  ]);
});
