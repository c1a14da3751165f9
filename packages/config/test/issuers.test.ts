import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change, copy } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const folder = () => join(root(), "fleet");
const load = () => loadFleet("fleet", { today, root: root() });

const aws = `    kind: aws-private-ca
    arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555
`;

/** The mesh's issuer as the model has it, once its lines are these. */
async function issuerOf(...lines: readonly string[]) {
  await change("mesh.yaml", aws, lines.map((line) => `    ${line}\n`).join(""))(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  return fleet?.mesh.certificateAuthority.issuer;
}

describe("an issuer", () => {
  beforeEach(() => copy("pki/next-root.pem", "roots/server.pem")(folder()));
  const pem = expect.stringContaining("BEGIN CERTIFICATE");

  test("of Vault has its server's CA, and no slash behind its address", async () => {
    const issuer = await issuerOf(
      "kind: vault",
      "server: https://vault.shop.example/",
      "path: pki/issuer/mesh/sign-intermediate",
      "certificateAuthority: roots/server.pem",
      "auth: {mountPath: kubernetes, role: mesh}",
    );
    expect(issuer).toEqual({
      kind: "vault",
      server: "https://vault.shop.example",
      path: "pki/issuer/mesh/sign-intermediate",
      certificateAuthority: pem,
      auth: { mountPath: "kubernetes", role: "mesh" },
    });
  });
  test("of a Venafi of one's own has its server's CA", async () => {
    const service =
      "{kind: tpp, url: https://tpp.shop.example/vedsdk, credentialsSecret: tpp, certificateAuthority: roots/server.pem}";
    const issuer = await issuerOf("kind: venafi", "zone: Mesh\\Intermediates", `service: ${service}`);
    expect(issuer).toMatchObject({ zone: "Mesh\\Intermediates", service: { kind: "tpp", certificateAuthority: pem } });
  });
  test("of a Venafi in the cloud takes the usual key of its Secret", async () => {
    const issuer = await issuerOf(
      "kind: venafi",
      "zone: Shop\\Mesh",
      "service: {kind: cloud, apiTokenSecret: {name: venafi}}",
    );
    expect(issuer).toMatchObject({ service: { apiTokenSecret: { name: "venafi", key: "api-key" } } });
  });
  test("in a Secret takes the usual properties of a store", async () => {
    const issuer = await issuerOf("kind: ca-secret", "secretName: mesh-ca", "source: {key: shop/ca}");
    expect(issuer).toMatchObject({
      source: { key: "shop/ca", certificateProperty: "tls.crt", privateKeyProperty: "tls.key" },
    });
  });
  test("of others has what is declared of it, lifetimes in seconds", async () => {
    const issuer = await issuerOf(
      "kind: external",
      "apiVersion: certmanager.step.sm/v1beta1",
      "issuerKind: StepClusterIssuer",
      "name: corporate",
      "capabilities: {signsCa: true, pathLength: 0, caCrt: root, shortestDuration: 1h30m, longestDuration: 8760h}",
    );
    expect(issuer).toMatchObject({
      isNamespaced: false,
      ready: "condition",
      capabilities: {
        signsCa: true,
        pathLength: 0,
        honoursNameConstraints: false,
        caCrt: "root",
        shortestDuration: 5400,
        longestDuration: 31_536_000,
      },
    });
  });
});

test("a CA of AWS in a region without clusters is said, and taken", async () => {
  await change("mesh.yaml", "acm-pca:eu-west-1", "acm-pca:eu-central-1")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW3020 fleet/mesh.yaml certificateAuthority.issuer.arn"]);
  expect(fleet?.mesh.certificateAuthority.issuer).toMatchObject({ region: "eu-central-1" });
});

test("a CA of AWS for a cluster of one region may be in the region of another", async () => {
  const own = `certificateAuthority: {issuer: {kind: ca-secret, secretName: dublin-ca}}\n`;
  await change("clusters/dublin.yaml", "name: dublin\n", `name: dublin\n${own}`)(folder());
  expect((await load()).findings.map(placed)).toEqual([]);
});
