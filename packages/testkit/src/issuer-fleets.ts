import type { CertificateAuthority, Fleet } from "@meshwright/model";
import { shopCluster, shopFleet, shopMesh, sites } from "./shop-fleet.ts";

const { certificateAuthority } = shopMesh;

const withAuthority = (changes: Partial<CertificateAuthority>): Fleet => ({
  ...shopFleet,
  mesh: { ...shopMesh, certificateAuthority: { ...certificateAuthority, ...changes } },
});

/** cert-manager writes `cacerts` itself, and the intermediates may sign for this mesh only. */
export const directFleet: Fleet = withAuthority({
  cacerts: "direct",
  nameConstraints: {
    permitted: { dnsDomains: [], uriDomains: ["mesh.shop.example"] },
    excluded: { dnsDomains: ["shop.example"], uriDomains: [] },
  },
});

const { signingRoot: _, ...rootless } = certificateAuthority;
const selfSigned: CertificateAuthority = {
  ...rootless,
  issuer: { kind: "self-signed", cluster: "dublin" },
  roots: [],
};

/** `dublin` makes the root and signs for two: for `ohio`, and for `tokyo`, whose istiod reads what cert-manager would write. */
export const selfSignedFleet: Fleet = {
  mesh: { ...shopMesh, certificateAuthority: selfSigned },
  clusters: [
    shopCluster(sites.dublin),
    shopCluster(sites.ohio),
    shopCluster(sites.tokyo, {
      certificateAuthority: { ...selfSigned, cacerts: "direct", privateKey: { algorithm: "RSA", size: 3072 } },
    }),
  ],
  apps: [],
};
