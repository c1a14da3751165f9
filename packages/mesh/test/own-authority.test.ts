import { certificates, makeCertificate, shopFleet, shopMesh } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { renderCluster } from "../src/index.ts";

const span = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2040-01-01T00:00:00Z") };
const made = await makeCertificate({ subject: "CN=Ohio Root", ...span });
const ohioRoot = {
  pem: made.pem,
  subject: "CN=Ohio Root",
  fingerprint: "ab12cd34".padEnd(64, "0"),
  notAfter: "2040-01-01T00:00:00Z",
  file: "fleet/roots/ohio.pem",
};
const shopRoots = shopMesh.certificateAuthority.roots;
const roots = [...shopRoots, ohioRoot];

/** `ohio` signs under a root and for a trust domain of its own; both clusters accept both. */
const fleet = {
  ...shopFleet,
  mesh: {
    ...shopMesh,
    trustDomainAliases: ["ohio.shop.example"],
    certificateAuthority: { ...shopMesh.certificateAuthority, roots },
  },
  clusters: shopFleet.clusters.map((cluster) =>
    cluster.name === "ohio"
      ? {
          ...cluster,
          trustDomain: "ohio.shop.example",
          certificateAuthority: {
            ...shopMesh.certificateAuthority,
            issuer: { kind: "ca-secret", secretName: "ohio-ca" } as const,
            roots,
            signingRoot: ohioRoot,
          },
        }
      : cluster,
  ),
};

const textsOf = (name: string): readonly string[] => {
  const cluster = fleet.clusters.find((one) => one.name === name);
  if (cluster === undefined) throw new Error(`no cluster ${name}`);
  return [...renderCluster(fleet, cluster).files.values()];
};
const have = (name: string, ...parts: readonly string[]): number =>
  textsOf(name).filter((text) => parts.every((part) => text.includes(part))).length;

describe("a cluster with a CA and a trust domain of its own", () => {
  test("is signed by its own issuer, which is named after its own root", () => {
    expect(have("ohio", "kind: ClusterIssuer", "name: mesh-ca-ab12cd34", "secretName: ohio-ca")).toBe(1);
    expect(have("ohio", "kind: AWSPCAClusterIssuer")).toBe(0);
    expect(have("ohio", "kind: Certificate", "name: mesh-ca-ab12cd34")).toBe(1);
    expect(have("dublin", "kind: Certificate", `name: mesh-ca-${shopRoots[0]?.fingerprint.slice(0, 8)}`)).toBe(1);
  });

  test("accepts the roots that it names, and so does its peer", () => {
    const lastLine = (pem: string) => pem.trimEnd().split("\n").at(-2) ?? "";
    for (const name of ["ohio", "dublin"])
      expect(have(name, "kind: ExternalSecret", lastLine(certificates.root), lastLine(made.pem))).toBe(1);
  });

  test("names its own trust domain, and the others as aliases", () => {
    expect(have("ohio", "trustDomain: ohio.shop.example", "trustDomainAliases:\n", "- mesh.shop.example")).toBe(1);
    expect(have("dublin", "trustDomain: mesh.shop.example", "trustDomainAliases:\n", "- ohio.shop.example")).toBe(1);
  });
});
