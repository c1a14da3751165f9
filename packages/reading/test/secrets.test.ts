import { secretsIn } from "@meshwright/reading";
import { describe, expect, test } from "vitest";

const letters = "wJalrXUtnFEMI7K7MDENGbPxRfiCYzz3kLQmN9pT";

// Put together here, so that no file of the repository looks as if it held one.
const samples: readonly (readonly [what: string, text: string])[] = [
  ["a private key", ["-----BEGIN RSA PRIVATE", "KEY-----"].join(" ")],
  ["a private key in base64", ["LS0tLS1CRUdJTi", "BSU0EgUFJJVkFURSBLRVktLS0tLQ"].join("")],
  ["a private key in base64", ["LS0tLS1CRUdJTi", "BSSVZBVEUgS0VZLS0tLS0K"].join("")],
  ["a token (JWT)", ["eyJhbGciOiJSUzI1NiJ9", "eyJpc3MiOiJrdWJlcm5ldGVzIn0", "c2ln"].join(".")],
  ["a token of EKS", `k8s-aws-v1.${letters}`],
  ["an AWS access key id", ["AKIA", "IOSFODNN7ABCDEFG"].join("")],
  ["an AWS secret access key", `aws_secret_access_key=${letters}`],
  ["what looks like an AWS secret access key", `value: "${letters}" # of the old account`],
  ["what looks like an AWS secret access key", `- ${letters}`],
  ["a token of Vault", `hvs.${letters}`],
  ["a token of GitHub or GitLab", `ghp_${letters}`],
  ["a token of GitHub or GitLab", `glpat-${letters}`],
  ["a password in an address", ["https://ci:", "hunter2", "@git.harbour.example/mesh.git"].join("")],
  ...["token", "password", "client-key-data", "secretAccessKey", "clientSecret", "privateKeyData", "id-token"].map(
    (key) => ["a token, password or key by its name", `  ${key}: "swordfish-2026"`] as const,
  ),
];

describe("what must never be in git is seen", () => {
  test.each(samples)("%s: %s", (what, text) => {
    const found = secretsIn(`apiVersion: v1\nnote: nothing here\n${text}\nlast: line\n`);
    expect(found.map((one) => one.what)).toEqual([what]);
    expect(`apiVersion: v1\nnote: nothing here\n`.length).toBeLessThanOrEqual(found[0]?.offset ?? -1);
  });
});

test.each([
  "tokenSecret:\n  name: meshwright-exchange",
  "image: registry.harbour.example/door@sha256:" + "0123456789abcdef".repeat(4),
  "passwordSecretRef: vault-password",
  "repository: https://github.com/harbour-retail/mesh.git",
  "token: <the token of CI>",
])("what only looks like it is not: %s", (text) => {
  expect(secretsIn(`${text}\n`)).toEqual([]);
});
