import { Gates } from "@meshwright/network";
import { App, Testing } from "cdk8s";
import { describe, expect, test } from "vitest";

const objects = Testing.synth(
  new Gates(new App(), { conditions: [], injectionLabel: { "istio-injection": "enabled" } }),
);
const named = (kind: string, name: string) => objects.find((body) => body.kind === kind && body.metadata.name === name);

describe("the ground that gates stand on", () => {
  test("gates are never injected, and run under the strictest Pod Security", () => {
    expect(named("Namespace", "meshwright-gates").metadata.labels).toMatchObject({
      "istio-injection": "disabled",
      "pod-security.kubernetes.io/enforce": "restricted",
    });
  });
  test("probes are asked of the injection webhook", () => {
    expect(named("Namespace", "meshwright-probes").metadata.labels).toMatchObject({ "istio-injection": "enabled" });
  });
  test("whatever a gate creates must be a dry run, or the API server refuses it", () => {
    const { spec } = named("ValidatingAdmissionPolicy", "meshwright-gates-dry-run-only");
    expect(spec).toMatchObject({
      failurePolicy: "Fail",
      matchConditions: [{ expression: 'request.userInfo.username == "system:serviceaccount:meshwright-gates:gate"' }],
      validations: [{ expression: "has(request.dryRun) && request.dryRun" }],
    });
    expect(named("ValidatingAdmissionPolicyBinding", "meshwright-gates-dry-run-only").spec.validationActions).toEqual([
      "Deny",
    ]);
  });
});
