import { celEnv, parse, plan } from "@bufbuild/cel";
import type { Cluster, Exchange } from "@meshwright/model";
import { shopCluster, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { ambientPolicy } from "../src/exchange/ambient-policy.ts";

interface PolicySpec {
  readonly validations: readonly { readonly expression: string }[];
}

const exchange: Exchange = {
  kind: "aws-secrets-manager",
  account: "111122223333",
  region: "eu-west-1",
  prefix: "meshwright/shop",
};
const of = (identity: Cluster["iam"]["identity"]) => shopCluster(sites.dublin, { iam: { identity, roles: {} } });
const podIdentity = of("pod-identity");

describe("a SecretStore", () => {
  const [policy] = ambientPolicy(exchange, podIdentity);
  const { validations }: PolicySpec = Reflect.get(Object(policy?.toJSON()), "spec");
  const admits = (provider: object): boolean =>
    validations.every(
      ({ expression }) => plan(celEnv(), parse(expression))(Object({ object: { spec: { provider } } })) === true,
    );

  test.each<[string, object, boolean]>([
    ["of AWS without credentials", { aws: { service: "SecretsManager" } }, false],
    ["of AWS that names a role only", { aws: { role: "arn:aws:iam::111122223333:role/x" } }, false],
    ["of AWS with empty credentials", { aws: { auth: {} } }, false],
    ["of AWS with a ServiceAccount", { aws: { auth: { jwt: { serviceAccountRef: { name: "team" } } } } }, true],
    ["of AWS with a key", { aws: { auth: { secretRef: {} } } }, true],
    ["of another provider", { kubernetes: {} }, true],
  ])("%s", (_title, provider, expected) => expect(admits(provider)).toBe(expected));
});

test("there is none where the role is the store's own, where there is none, or where the controller is another's", () => {
  const external = podIdentity.releases["external-secrets"];
  const brought = {
    ...podIdentity,
    releases: { ...podIdentity.releases, ...(external && { "external-secrets": { ...external, install: false } }) },
  };
  const kept: Exchange = { kind: "existing", clusterSecretStore: "platform", prefix: "shop" };
  expect(ambientPolicy(exchange, podIdentity)).not.toEqual([]);
  expect(ambientPolicy(exchange, of("irsa"))).toEqual([]);
  expect(ambientPolicy(exchange, brought)).toEqual([]);
  expect(ambientPolicy(kept, podIdentity)).toEqual([]);
});
