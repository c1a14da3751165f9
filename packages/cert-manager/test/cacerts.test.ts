import type { CertificateAuthority, Issuer } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { App } from "cdk8s";
import { describe, expect, test } from "vitest";
import { BroughtCa, IntermediateCa, Issuers } from "../src/index.ts";

const namespace = knownName("istio-system");
const { certificateAuthority, exchange } = shopMesh;
const cluster = shopCluster(sites.dublin);

const bodiesOf = ({ units }: Pick<Issuers, "units">) => units.flatMap(({ parts }) => parts.map(({ body }) => body));

const issuersOf = (app: App, authority: CertificateAuthority): Issuers =>
  new Issuers(app, {
    cluster,
    clusters: [cluster],
    namespace,
    certificateAuthority: authority,
    exchange,
    signingNamespaces: [],
    exchangeNamespaces: [],
    needs: [],
  });

/** What a cluster that asks its issuer itself has for its CA. */
function own(changes: Partial<CertificateAuthority>) {
  const authority = { ...certificateAuthority, ...changes };
  const app = new App();
  const issuers = issuersOf(app, authority);
  const { issuer, assembly } = issuers;
  if (issuer === undefined) throw new Error("this cluster asks its issuer itself");
  const ca = new IntermediateCa(app, {
    cluster: cluster.name,
    namespace,
    certificateAuthority: authority,
    issuer,
    ...(assembly && { assembly }),
    needs: [],
  });
  return { ca, bodies: [...bodiesOf(issuers), ...bodiesOf(ca)] };
}

const ofKind = (bodies: ReturnType<typeof own>["bodies"], kind: string) => bodies.filter((body) => body.kind === kind);
const specOf = (body: object | undefined): unknown => Reflect.get(Object(body), "spec");
const selfSigned: Issuer = { kind: "self-signed", cluster: "dublin" };

describe("an assembled cacerts", () => {
  const { ca, bodies } = own({});

  test("is read from one Secret, by an account that may get that one and nothing else", () => {
    expect(ofKind(bodies, "Role").map((role) => Reflect.get(role, "rules") as unknown)).toEqual([
      [{ apiGroups: [""], resources: ["secrets"], resourceNames: ["istio-ca"], verbs: ["get"] }],
    ]);
    expect(specOf(ofKind(bodies, "Certificate")[0])).toMatchObject({ secretName: "istio-ca" });
  });

  test("follows a renewal within a minute, and outlives its ExternalSecret", () => {
    expect(ofKind(bodies, "ExternalSecret").map(specOf)).toMatchObject([
      { refreshInterval: "1m0s", target: { creationPolicy: "Orphan", deletionPolicy: "Retain" } },
    ]);
  });

  test("is waited for, and so is the Certificate", () => {
    expect(ca.ready.map((until) => ("object" in until ? until.object.kind : until.kind))).toEqual([
      "Certificate",
      "ExternalSecret",
    ]);
  });

  test("has the issuer's root only where the fleet names none", () => {
    const text = (changes: Partial<CertificateAuthority>) =>
      JSON.stringify(specOf(ofKind(own(changes).bodies, "ExternalSecret")[0]));
    expect(text({})).not.toContain("ca.crt");
    expect(text({ issuer: selfSigned, roots: [] })).toContain("ca.crt");
  });
});

describe("a cacerts that cert-manager writes", () => {
  const { ca, bodies } = own({ cacerts: "direct" });

  test("needs no store, no account and no right", () => {
    const kinds = new Set(bodies.map(({ kind }) => kind));
    for (const kind of ["SecretStore", "Role", "RoleBinding", "ServiceAccount", "ExternalSecret"])
      expect(kinds).not.toContain(kind);
  });

  test("is the Certificate's own Secret, and it is waited for", () => {
    expect(specOf(ofKind(bodies, "Certificate")[0])).toMatchObject({ secretName: "cacerts" });
    expect(ca.ready).toHaveLength(1);
  });
});

test("name constraints are asked for as critical, and only those that are named", () => {
  const nameConstraints = {
    permitted: { dnsDomains: [], uriDomains: ["mesh.shop.example"] },
    excluded: { dnsDomains: [], uriDomains: [] },
  };
  expect(specOf(ofKind(own({ nameConstraints }).bodies, "Certificate")[0])).toMatchObject({
    nameConstraints: { critical: true, permitted: { uriDomains: ["mesh.shop.example"] }, excluded: {} },
  });
  expect(specOf(ofKind(own({}).bodies, "Certificate")[0])).not.toHaveProperty("nameConstraints");
});

test("what another cluster signs is fetched in one read, by its keys or by those of istiod", () => {
  const store = { apiVersion: "external-secrets.io/v1", kind: "ClusterSecretStore", name: knownName("x") } as const;
  const keysOf = (cacerts: CertificateAuthority["cacerts"]) => {
    const authority = { ...certificateAuthority, issuer: selfSigned, cacerts };
    const ca = new BroughtCa(new App(), {
      namespace,
      cluster: "ohio",
      certificateAuthority: authority,
      exchange,
      store,
      needs: [],
    });
    const [spec] = bodiesOf(ca).map(specOf);
    expect(spec).toMatchObject({ dataFrom: [{ extract: { key: "meshwright/shop/ohio/istio-ca" } }] });
    expect(spec).not.toHaveProperty("data");
    const written: unknown = ["target", "template", "data"].reduce<unknown>(
      (value, key) => Reflect.get(Object(value), key),
      spec,
    );
    return Object.keys(Object(written));
  };
  expect(keysOf("assembled").toSorted()).toEqual(["ca-cert.pem", "ca-key.pem", "cert-chain.pem", "root-cert.pem"]);
  expect(keysOf("direct").toSorted()).toEqual(["ca.crt", "tls.crt", "tls.key"]);
});
