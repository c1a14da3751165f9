import { describe, expect, test } from "vitest";
import type { JsonObject } from "@meshwright/model";
import type { TerraformRole } from "@meshwright/terraform";
import { rolesDocument } from "@meshwright/terraform";

const account = "111122223333";
const site = { account, region: "eu-west-1" };
const policy = (resource: string): JsonObject => ({ Version: "2012-10-17", Statement: [{ Resource: resource }] });

const role = (key: string, changes: Partial<TerraformRole> = {}): TerraformRole => ({
  key,
  arn: `arn:aws:iam::${account}:role/${key.replace("/", "-")}`,
  site,
  description: "Hands tokens over",
  trust: policy("pods"),
  policies: [{ name: "mesh-exchange", values: [policy("*")] }],
  associations: [],
  ...changes,
});

const made = (roles: readonly TerraformRole[], all: readonly TerraformRole[] = roles) =>
  rolesDocument("iam-shared", roles, all).resources.map(({ type, name, body }) => [`${type}.${name}`, body] as const);

describe("a role", () => {
  test.each([
    ["mesh-issuer", { name: "mesh-issuer", path: "/" }],
    ["platform/mesh/issuer", { name: "issuer", path: "/platform/mesh/" }],
  ])("%s has the name and the path of its ARN", (name, expected) => {
    const [[, body] = []] = made([role("dublin/issuer", { arn: `arn:aws-cn:iam::${account}:role/${name}` })]);
    expect(body).toMatchObject(expected);
  });

  test("has variables of policies, which are none of Terraform", () => {
    const [, [, body] = []] = made([
      role("dublin/exchange", {
        policies: [{ name: "mesh-exchange", values: [policy("secret:${aws:PrincipalTag/eks-cluster-name}/%{x}")] }],
      }),
    ]);
    expect(body?.["policy"]).toContain("secret:$${aws:PrincipalTag/eks-cluster-name}/%%{x}");
  });

  test("keeps its policies when what it may do takes one more", () => {
    const withPolicies = (...values: readonly JsonObject[]) =>
      made([role("dublin/exchange", { policies: [{ name: "mesh-exchange", values }] })]);
    const [one, more] = [withPolicies(policy("a")), withPolicies(policy("a"), policy("b"))];
    expect(one.map(([address]) => address)).toEqual([
      "aws_iam_role.dublin_exchange",
      "aws_iam_policy.dublin_exchange_mesh-exchange_1",
      "aws_iam_role_policy_attachment.dublin_exchange_mesh-exchange_1",
    ]);
    expect(more.slice(0, one.length)).toEqual(one);
    expect(more.slice(one.length).map(([address]) => address)).toEqual([
      "aws_iam_policy.dublin_exchange_mesh-exchange_2",
      "aws_iam_role_policy_attachment.dublin_exchange_mesh-exchange_2",
    ]);
  });

  test("has policies whose names no other role of the account has", () => {
    const names = made([role("111122223333/mesh-ca"), role("111122223333/mesh-exchange")]).flatMap(([address, body]) =>
      address.startsWith("aws_iam_policy.") ? [body["name"]] : [],
    );
    expect(names).toEqual(["111122223333-mesh-ca-mesh-exchange-1", "111122223333-mesh-exchange-mesh-exchange-1"]);
  });

  test("comes after those that its trust policy names, and after no other", () => {
    const [one, other] = [role("dublin/exchange"), role("dublin/exchange-2")];
    const shared = role("444455556666/mesh", { trust: { Principal: { AWS: [one.arn] } } });
    const [[, body] = []] = made([shared], [one, other, shared]);
    expect(body?.["depends_on"]).toEqual(["aws_iam_role.dublin_exchange"]);
  });

  test("has a name of its own in Terraform, whatever signs its ARN has", () => {
    const keys = ["111122223333/a_b", "111122223333/a.b", "111122223333/a/b", "111122223333/a+b", "111122223333/a_2eb"];
    const names = keys.flatMap((key) => made([role(key, { policies: [] })]).map(([address]) => address));
    expect(new Set(names).size).toBe(keys.length);
    for (const name of names) expect(name).toMatch(/^aws_iam_role\.[A-Za-z_][A-Za-z0-9_-]*$/);
  });
});
