import { inventoryOf } from "@meshwright/inventory";
import { expect, test } from "vitest";
import { withoutIdentity } from "../src/mesh/by-identity.ts";
import { failing, tryPlaintext } from "../src/mesh/plaintext-checks.ts";
import { sideOfTexts } from "./fixture.ts";

const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [] } } }
`;

const policy = (from: string): string => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, rules: [{ ${from} }] }
`;

const cronjob = (end: string): string => `apiVersion: batch/v1
kind: CronJob
metadata: { name: plaintext-shop, namespace: meshwright-verify }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - args:
                - |
                  plaintext stranger shop/web:80 http web.shop.svc.cluster.local 80 ${end}
                  finish
`;

const made = (...texts: readonly string[]) => {
  const files = Object.fromEntries(texts.map((text, index) => [`cluster-a/90-shop/${index}.yaml`, text]));
  return inventoryOf("cluster-a", sideOfTexts("side", files).resources("cluster-a"));
};

const scopes = [{ title: "pods of namespace shop", namespace: "shop" }];
const byAccount = policy('from: [{ source: { principals: ["mesh.example/ns/desk/sa/till"] } }]');
const byAddress = policy('from: [{ source: { ipBlocks: ["10.0.0.0/8"] } }]');

test("what lets in by identity keeps plaintext out", () => {
  expect(withoutIdentity(made(deployment("web"), byAccount), scopes, "PERMISSIVE")).toContain(
    "AuthorizationPolicy shop/web",
  );
});

test("what lets in by anything else does not, nor does a policy of other pods", () => {
  const named = expect.not.stringContaining("AuthorizationPolicy shop/web");
  expect(withoutIdentity(made(deployment("web"), byAddress), scopes, "PERMISSIVE")).toEqual(named);
  expect(withoutIdentity(made(deployment("api"), byAccount), scopes, "PERMISSIVE")).toEqual(named);
  expect(withoutIdentity(made(deployment("web"), deployment("api"), byAccount), scopes, "PERMISSIVE")).toContain(
    "Deployment shop/api",
  );
});

test("a CronJob that tries plaintext is named by what it expects", () => {
  const inventory = made(cronjob("refused"));
  expect(failing(inventory, scopes, "refused")).toContain("CronJob meshwright-verify/plaintext-shop");
  expect(tryPlaintext(inventory, scopes, "refused")).toContain("--from=cronjob/plaintext-shop");
  expect(failing(inventory, scopes, "answers")).toBe("");
  expect(tryPlaintext(inventory, [{ title: "others", namespace: "desk" }], "refused")).toBe("");
});
