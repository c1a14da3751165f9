import type { CertificateAuthority, ExternalIssuer, Fleet, IssuerCapabilities, Mesh } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import type { TrustProblem } from "../src/index.ts";
import { proveTrust } from "../src/index.ts";
import { asCa, made, today } from "./pki.ts";

export const root = await made("CN=Harbour Root, O=Harbour");
export const next = await made("CN=Harbour Next Root, O=Harbour");
export const rootCa = asCa(root, "roots/harbour.pem");
export const nextCa = asCa(next, "roots/next.pem");

/** An issuer of the harbour's own, of which only this is known. */
export const harbourIssuer = (capabilities: IssuerCapabilities): ExternalIssuer => ({
  kind: "external",
  apiVersion: "pki.harbour.example/v1",
  issuerKind: "HarbourIssuer",
  name: "harbour",
  isNamespaced: false,
  ready: "condition",
  capabilities,
});

const harbour: CertificateAuthority = {
  ...shopMesh.certificateAuthority,
  issuer: { kind: "ca-secret", secretName: "harbour-ca" },
  roots: [rootCa],
  signingRoot: rootCa,
};

/** A fleet of two, `dublin` and `ohio`; `dublin` may have a CA of its own. */
export function fleetOf(shared: Partial<CertificateAuthority>, dublin?: Partial<CertificateAuthority>): Fleet {
  const certificateAuthority = { ...harbour, ...shared };
  return {
    mesh: { ...shopMesh, certificateAuthority },
    clusters: [
      shopCluster(sites.dublin, dublin && { certificateAuthority: { ...certificateAuthority, ...dublin } }),
      shopCluster(sites.ohio),
    ],
    apps: [],
  };
}

/** The same with other settings of the mesh. */
export const withMesh = (fleet: Fleet, changes: Partial<Mesh>): Fleet => ({
  ...fleet,
  mesh: { ...fleet.mesh, ...changes },
});

const told = ({ code, clusters, peers, keyPath }: TrustProblem): string =>
  [code, clusters.join("+"), ...(peers ? ["→", peers.join("+")] : []), keyPath.join(".")].join(" ");

/** `<code> <clusters> [→ <peers>] <key path>` of every problem. */
export const proved = (fleet: Fleet, at = today): readonly string[] => proveTrust(fleet, at).map(told);

export const both = "dublin+ohio";
