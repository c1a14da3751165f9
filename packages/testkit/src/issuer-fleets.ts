import type { CertificateAuthority, Fleet } from "@meshwright/model";
import { shopFleet, shopMesh } from "./shop-fleet.ts";

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
