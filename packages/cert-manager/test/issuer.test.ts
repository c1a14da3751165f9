import { shopCluster, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { goDuration, type VenafiIssuer } from "@meshwright/model";
import { issuerModel } from "../src/issuer.ts";
import { preflight } from "../src/index.ts";

const arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/6e1f2a7c-0b6d-4c53-9d7c-2f1c5a9f3b10";
const assumeRole = "arn:aws:iam::111122223333:role/mesh-issuer";

describe("a private CA of another account", () => {
  const issuer = { kind: "aws-private-ca", arn, region: "eu-west-1", assumeRole } as const;
  const specOf = (account: string): unknown =>
    Reflect.get(
      Object(issuerModel(issuer, { name: "mesh-ca", cluster: shopCluster(sites.dublin, { account }) }).toJSON()),
      "spec",
    );

  test("is asked in the role that the fleet names", () => {
    expect(specOf("444455556666")).toEqual({ arn, region: "eu-west-1", role: assumeRole });
  });
  test("needs no role in its own account", () => {
    expect(specOf("111122223333")).toEqual({ arn, region: "eu-west-1" });
  });
});

describe("the preflight asks the endpoint of the CA's region and partition", () => {
  test.each([
    ["aws", "eu-west-1", "https://acm-pca.eu-west-1.amazonaws.com/"],
    ["aws-us-gov", "us-gov-west-1", "https://acm-pca.us-gov-west-1.amazonaws.com/"],
    ["aws-cn", "cn-north-1", "https://acm-pca.cn-north-1.amazonaws.com.cn/"],
    ["aws-eusc", "eusc-de-east-1", "https://acm-pca.eusc-de-east-1.amazonaws.eu/"],
  ])("%s", (partition, region, url) => {
    const own = arn.replace("arn:aws:acm-pca:eu-west-1", `arn:${partition}:acm-pca:${region}`);
    expect(preflight({ kind: "aws-private-ca", arn: own, region }).map((endpoint) => endpoint.url)).toContain(url);
  });
  test("and only the cluster itself where the CA is a Secret", () => {
    expect(preflight({ kind: "ca-secret", secretName: "mesh-ca" })).toHaveLength(1);
  });
});

describe("the preflight asks Venafi", () => {
  const asked = (service: VenafiIssuer["service"]): readonly string[] =>
    preflight({ kind: "venafi", zone: "Mesh", service })
      .slice(1)
      .map(({ url }) => url);
  const apiTokenSecret = { name: "venafi", key: "api-key" };

  test("where the fleet says", () => {
    expect(asked({ kind: "cloud", url: "https://api.venafi.eu/", apiTokenSecret })).toEqual(["https://api.venafi.eu/"]);
  });
  test("where cert-manager asks it otherwise", () => {
    expect(asked({ kind: "cloud", apiTokenSecret })).toEqual(["https://api.venafi.cloud/"]);
    expect(asked({ kind: "ngts", tsgID: "1", credentialsSecret: "ngts" })).toEqual([
      "https://auth.apps.paloaltonetworks.com/oauth2/access_token",
      "https://api.strata.paloaltonetworks.com/ngts",
    ]);
  });
});

describe("the preflight asks Vault", () => {
  const server = "https://vault.harbour.example";
  const auth = { mountPath: "kubernetes", role: "mesh" };

  test("whether it is unsealed; a standby is", () => {
    const [, health] = preflight({ kind: "vault", server, path: "pki/root/sign-intermediate", auth });
    expect(health).toMatchObject({ url: `${server}/v1/sys/health`, statuses: [200, 429, 473] });
  });
});

test.each([
  [2_592_000, "720h0m0s"],
  [5400, "1h30m0s"],
  [61, "0h1m1s"],
])("%i seconds are %s to Go", (seconds, text) => {
  expect(goDuration(seconds)).toBe(text);
});
