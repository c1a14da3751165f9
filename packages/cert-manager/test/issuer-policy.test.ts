import type { ResourceRef } from "@meshwright/model";
import { celEnv, parse, plan } from "@bufbuild/cel";
import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { issuerPolicy, type IssuerPolicyProps } from "../src/issuer-policy.ts";

interface PolicySpec {
  readonly matchConditions: readonly { readonly expression: string }[];
  readonly validations: readonly { readonly expression: string }[];
}

const clusterIssuer: ResourceRef = {
  apiVersion: "cert-manager.io/v1",
  kind: "ClusterIssuer",
  name: knownName("mesh-ca"),
};
const privateCa: ResourceRef = {
  apiVersion: "awspca.cert-manager.io/v1beta1",
  kind: "AWSPCAClusterIssuer",
  name: knownName("mesh-ca"),
};

const evaluate = (expression: string, variables: Record<string, never>): unknown =>
  plan(celEnv(), parse(expression))(variables);

/** Whether the policy lets a CertificateRequest pass. */
function admits(
  issuer: ResourceRef,
  namespace: string,
  issuerRef: object,
  {
    refused = "anything",
    namespaces = ["istio-system"],
    isCA,
  }: Partial<IssuerPolicyProps> & { readonly isCA?: boolean } = {},
): boolean {
  const [policy] = issuerPolicy({ issuer, namespaces, refused });
  const spec: PolicySpec = Reflect.get(Object(policy?.toJSON()), "spec");
  const variables = Object({
    object: { spec: { issuerRef, ...(isCA !== undefined && { isCA }) } },
    request: { namespace },
  });
  const concerned = spec.matchConditions.every(({ expression }) => evaluate(expression, variables) === true);
  return !concerned || spec.validations.every(({ expression }) => evaluate(expression, variables) === true);
}

describe("the CA of the mesh", () => {
  test.each<[string, ResourceRef, object]>([
    ["by group and kind", clusterIssuer, { name: "mesh-ca", kind: "ClusterIssuer", group: "cert-manager.io" }],
    ["without a group", clusterIssuer, { name: "mesh-ca", kind: "ClusterIssuer" }],
    [
      "with an empty group, which cert-manager takes for its own",
      clusterIssuer,
      { name: "mesh-ca", kind: "ClusterIssuer", group: "" },
    ],
    ["of another group", privateCa, { name: "mesh-ca", kind: "AWSPCAClusterIssuer", group: "awspca.cert-manager.io" }],
  ])("signs for istio-system only: %s", (_title, issuer, issuerRef) => {
    expect(admits(issuer, "istio-system", issuerRef)).toBe(true);
    expect(admits(issuer, "team", issuerRef)).toBe(false);
    expect(admits(issuer, "cert-manager", issuerRef)).toBe(false);
  });

  test.each<[string, object]>([
    ["under the root before, until it is pruned", { name: "mesh-ca-0a1b2c3d", kind: "ClusterIssuer" }],
    [
      "of the kind before, until it is pruned",
      { name: "mesh-ca-0a1b2c3d", kind: "AWSPCAClusterIssuer", group: "awspca.cert-manager.io" },
    ],
  ])("signs for istio-system only: %s", (_title, issuerRef) => {
    const now = { ...clusterIssuer, name: knownName("mesh-ca-1f31c56d") };
    const external = { ...privateCa, name: knownName("platform") };
    expect(admits(now, "istio-system", issuerRef)).toBe(true);
    expect(admits(now, "team", issuerRef)).toBe(false);
    expect(admits(external, "team", issuerRef, { refused: "ca", isCA: false })).toBe(false);
  });

  test("signs for other clusters in a namespace of theirs, where there are any", () => {
    const issuerRef = { name: "mesh-ca", kind: "ClusterIssuer" };
    const namespaces = ["istio-system", "meshwright-signing"];
    const signed = ["istio-system", "meshwright-signing", "cert-manager", "team"].map((namespace) =>
      admits(clusterIssuer, namespace, issuerRef, { namespaces }),
    );
    expect(signed).toEqual([true, true, false, false]);
    expect(admits(clusterIssuer, "meshwright-signing", issuerRef)).toBe(false);
  });

  test.each<[string, object]>([
    ["another issuer", { name: "letsencrypt", kind: "ClusterIssuer" }],
    ["another issuer whose name begins alike", { name: "mesh-ca-of-team", kind: "ClusterIssuer" }],
    ["another group's issuer of that name", { name: "mesh-ca", kind: "ClusterIssuer", group: "team.example" }],
    ["a team's own Issuer of that name", { name: "mesh-ca", kind: "Issuer" }],
    ["a team's own Issuer, its kind not said", { name: "mesh-ca" }],
    ["a team's own Issuer, its kind empty", { name: "mesh-ca", kind: "" }],
  ])("is not concerned by %s", (_title, issuerRef) => {
    expect(admits(clusterIssuer, "team", issuerRef)).toBe(true);
  });
});

describe("an issuer that others use too", () => {
  const issuerRef = { name: "mesh-ca", kind: "AWSPCAClusterIssuer", group: "awspca.cert-manager.io" };
  const admitted = (namespace: string, isCA?: boolean): boolean =>
    admits(privateCa, namespace, issuerRef, { refused: "ca", isCA });

  test("signs CA certificates for istio-system only", () => {
    expect(admitted("istio-system", true)).toBe(true);
    expect(admitted("team", true)).toBe(false);
  });
  test("signs leaf certificates for anybody", () => {
    expect(admitted("team", false)).toBe(true);
    expect(admitted("team")).toBe(true);
  });
  test("needs no policy where it is of one namespace", () => {
    const issuer = { ...privateCa, kind: "AWSPCAIssuer", namespace: knownName("istio-system") };
    expect(issuerPolicy({ issuer, namespaces: ["istio-system"], refused: "ca" })).toEqual([]);
  });
});
