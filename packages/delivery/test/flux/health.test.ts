import { celEnv, parse, plan } from "@bufbuild/cel";
import type { SettledPart } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { healthExpressions, healthOf } from "../../src/flux/health.ts";

const part = (apiVersion: string, kind: string, changes: Partial<SettledPart> = {}): SettledPart =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- health is told by identities alone
  ({ ref: { apiVersion, kind, name: knownName("harbour") }, healthCounts: true, ...changes }) as SettledPart;

/** What Flux does with an object: the expression is asked; without an answer, an error, the object is in progress. */
function healthIn(expression: string, object: Readonly<Record<string, unknown>>): "current" | "in progress" {
  const value = plan(
    celEnv(),
    parse(expression),
  )(
    // Numbers of Kubernetes are integers.
    JSON.parse(JSON.stringify(object), (_key, one: unknown) => (typeof one === "number" ? BigInt(one) : one)),
  );
  return value === true ? "current" : "in progress";
}

const conditions = (...all: readonly object[]) => ({ metadata: { generation: 2 }, status: { conditions: all } });
const ready = (status: string, observedGeneration?: number) => ({
  type: "Ready",
  status,
  ...(observedGeneration !== undefined && { observedGeneration }),
});

describe.each([
  ["cert-manager.io/v1", "Certificate"],
  ["cert-manager.io/v1", "ClusterIssuer"],
  ["awspca.cert-manager.io/v1beta1", "AWSPCAClusterIssuer"],
  ["external-secrets.io/v1", "ExternalSecret"],
  ["external-secrets.io/v1", "ClusterSecretStore"],
  ["external-secrets.io/v1alpha1", "PushSecret"],
])("%s %s", (apiVersion, kind) => {
  const [expression] = healthExpressions([part(apiVersion, kind)]);
  const current = expression?.current ?? "";

  test("has an expression of its exact version", () => {
    expect(expression).toMatchObject({ apiVersion, kind });
  });
  test.each([
    ["is just made", { metadata: { generation: 1 } }],
    ["has an empty status", { metadata: { generation: 1 }, status: {} }],
    ["has no conditions yet", conditions()],
    ["is being issued for the first time", conditions(ready("False", 2), { type: "Issuing", status: "True" })],
    ["is not issued, and nobody is at it", conditions(ready("False", 2))],
    ["is not known to be ready", conditions(ready("Unknown"))],
    ["was ready before it was changed", conditions(ready("True", 1))],
    ["has another condition that is True", conditions({ type: "Issuing", status: "True" })],
  ])("is in progress while it %s", (_name, object) => {
    expect(healthIn(current, object)).toBe("in progress");
  });
  test.each([
    ["says so for the generation that is there", conditions(ready("True", 2))],
    ["says so, and no generation", conditions(ready("True"))],
    ["is renewed while the old one is good", conditions({ type: "Issuing", status: "True" }, ready("True", 2))],
  ])("is healthy when it %s", (_name, object) => {
    expect(healthIn(current, object)).toBe("current");
  });
});

describe("the health of a unit", () => {
  test("is that of all its parts", () => {
    expect(healthOf([part("v1", "Service")])).toEqual({ wait: true });
  });
  test("is that of the parts that count, by name, where one does not", () => {
    const store = part("external-secrets.io/v1", "ClusterSecretStore", { healthCounts: false });
    expect(healthOf([part("v1", "Service"), store])).toEqual({
      healthChecks: [{ apiVersion: "v1", kind: "Service", name: "harbour" }],
    });
  });
  test("asks each kind once, in one order", () => {
    const kinds = healthExpressions([
      part("external-secrets.io/v1", "SecretStore"),
      part("cert-manager.io/v1", "Certificate"),
      part("external-secrets.io/v1", "SecretStore"),
      part("v1", "ConfigMap"),
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(["Certificate", "SecretStore"]);
  });
  test("says of nothing that it has failed: what fails is tried again by its controller", () => {
    expect(Object.keys(healthExpressions([part("cert-manager.io/v1", "Certificate")])[0] ?? {})).not.toContain(
      "failed",
    );
  });
});

describe("what ACK's EC2 controller makes", () => {
  const all = healthExpressions(
    ["RouteTable", "TransitGateway", "TransitGatewayVPCAttachment", "VPCPeeringConnection"].map((kind) =>
      part("ec2.services.k8s.aws/v1alpha1", kind),
    ),
  );
  const healthAs = (kind: string, object: Readonly<Record<string, unknown>>) => {
    const { current = "", failed = "" } = all.find((one) => one.kind === kind) ?? {};
    return { current: healthIn(current, object), failed: healthIn(failed, object) };
  };
  const object = (status: object, ...types: readonly string[]) => ({
    metadata: { generation: 1 },
    status: { ...status, conditions: types.map((type) => ({ type, status: "True" })) },
  });
  const healthy = { current: "current", failed: "in progress" };
  const waiting = { current: "in progress", failed: "in progress" };

  test.each([
    ["a gateway that forwards", "TransitGateway", object({ state: "available" }, "ACK.ResourceSynced"), healthy],
    ["an attachment", "TransitGatewayVPCAttachment", object({ state: "available" }, "Ready"), healthy],
    ["a peering", "VPCPeeringConnection", object({ status: { code: "active" } }, "Ready"), healthy],
    ["a route table", "RouteTable", object({}, "Ready"), healthy],
    ["just made", "RouteTable", { metadata: { generation: 1 } }, waiting],
    ["without conditions", "RouteTable", { metadata: { generation: 1 }, status: {} }, waiting],
    ["a gateway in the making", "TransitGateway", object({ state: "pending" }, "Ready"), waiting],
    ["one without a state", "TransitGateway", object({}, "Ready"), waiting],
    [
      "a peering that nobody accepted",
      "VPCPeeringConnection",
      object({ status: { code: "pending-acceptance" } }, "Ready"),
      waiting,
    ],
    ["a peering without a state", "VPCPeeringConnection", object({}, "Ready"), waiting],
    ["what is tried again", "RouteTable", object({}, "Ready", "ACK.Recoverable"), waiting],
    [
      "what must be changed first",
      "RouteTable",
      object({}, "Ready", "ACK.Terminal"),
      { current: "in progress", failed: "current" },
    ],
  ])("%s", (_name, kind, one, expected) => expect(healthAs(kind, one)).toEqual(expected));
});
