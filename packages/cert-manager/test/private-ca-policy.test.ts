import { celEnv, parse, plan } from "@bufbuild/cel";
import { expect, test } from "vitest";
import { privateCaPolicy } from "../src/private-ca-policy.ts";

interface PolicySpec {
  readonly validations: readonly { readonly expression: string }[];
}

const [policy] = privateCaPolicy();
const { validations }: PolicySpec = Reflect.get(Object(policy?.toJSON()), "spec");

const admits = (spec: object): boolean =>
  validations.every(({ expression }) => plan(celEnv(), parse(expression))(Object({ object: { spec } })) === true);

test.each<[string, object, boolean]>([
  ["without credentials of its own", {}, false],
  ["that names a role only, which is assumed by the controller's", { role: "arn:aws:iam::111122223333:role/x" }, false],
  ["with an empty reference", { secretRef: {} }, false],
  ["with an empty name", { secretRef: { name: "" } }, false],
  ["with a key of its own", { secretRef: { name: "team-key", namespace: "team" } }, true],
  ["with a ServiceAccount of its own", { role: "r", serviceAccountRef: { name: "team" } }, true],
])("an AWSPCAIssuer %s", (_title, spec, expected) => {
  expect(admits({ arn: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1", ...spec })).toBe(expected);
});
